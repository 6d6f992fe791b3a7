-- A message that came in while its type was frozen is kept back (8) until vast_tot. SQLite cannot change a CHECK, so the table is made
-- anew. What is kept back is in no index of what waits; it has two of its own, empty but around a change of release.

CREATE TABLE bezorging_nieuw (
  volgnummer INTEGER PRIMARY KEY REFERENCES bericht (volgnummer),
  partij TEXT NOT NULL,
  toestand INTEGER NOT NULL CHECK (toestand BETWEEN 3 AND 8),
  pogingen INTEGER NOT NULL,
  sinds INTEGER NOT NULL,
  rijp INTEGER,
  vast_tot INTEGER,
  CHECK ((rijp IS NOT NULL) = (toestand IN (3, 4))),
  CHECK ((vast_tot IS NOT NULL) = (toestand = 8))
) STRICT;
INSERT INTO bezorging_nieuw (volgnummer, partij, toestand, pogingen, sinds, rijp)
  SELECT volgnummer, partij, toestand, pogingen, sinds, rijp FROM bezorging ORDER BY volgnummer;
DROP TABLE bezorging;
ALTER TABLE bezorging_nieuw RENAME TO bezorging;
CREATE INDEX bezorging_volgorde ON bezorging (partij, volgnummer, rijp) WHERE rijp IS NOT NULL;
CREATE INDEX bezorging_rijp ON bezorging (partij, rijp) WHERE rijp IS NOT NULL;
CREATE INDEX bezorging_sinds ON bezorging (sinds, volgnummer) WHERE rijp IS NOT NULL;
CREATE INDEX bezorging_vast ON bezorging (vast_tot, volgnummer) WHERE vast_tot IS NOT NULL;
CREATE INDEX bezorging_vast_partij ON bezorging (partij, vast_tot) WHERE vast_tot IS NOT NULL;

INSERT INTO telling (toestand, aantal) VALUES (8, 0);
