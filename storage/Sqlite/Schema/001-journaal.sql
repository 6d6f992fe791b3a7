-- Designed for 20 million messages: a row of bericht is written once and never changed; what changes lives in bezorging, whose
-- indexes hold only what still waits. Each message is in exactly one of the two referentienummer indexes, and its conversation is
-- indexed only when it differs from its own referentienummer: random keys cost one page per message and index.
-- Ids that are canonical UUIDs are 16-byte blobs, others text. Times are Unix milliseconds, UTC.

CREATE TABLE opening (
  nummer INTEGER PRIMARY KEY AUTOINCREMENT,
  tijd INTEGER NOT NULL,
  programmaversie TEXT NOT NULL
) STRICT;

CREATE TABLE kek (
  id TEXT PRIMARY KEY,
  controle BLOB NOT NULL CHECK (length(controle) = 32)
) STRICT, WITHOUT ROWID;

CREATE TABLE sleutel (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  partij TEXT NOT NULL,
  dag INTEGER NOT NULL,
  kek TEXT NOT NULL REFERENCES kek (id),
  gewikkeld BLOB NOT NULL,
  UNIQUE (dag, partij)
) STRICT;
CREATE INDEX sleutel_kek ON sleutel (kek);

CREATE TABLE bericht (
  volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
  soort INTEGER NOT NULL CHECK (soort BETWEEN 1 AND 3),
  referentienummer ANY NOT NULL,
  claimt INTEGER NOT NULL CHECK (claimt IN (0, 1)),
  conversatie ANY,
  antwoord_op ANY,
  zender TEXT NOT NULL,
  zender_applicatie TEXT NOT NULL,
  zender_administratie TEXT,
  zender_gebruiker TEXT,
  ontvanger TEXT NOT NULL,
  ontvanger_applicatie TEXT NOT NULL,
  ontvanger_administratie TEXT,
  ontvanger_gebruiker TEXT,
  tijdstip TEXT NOT NULL,
  functie TEXT NOT NULL,
  functie_versie INTEGER NOT NULL,
  applicatie_versie INTEGER NOT NULL,
  bestandsnaam TEXT,
  indiener TEXT NOT NULL,
  ontvangst ANY NOT NULL,
  ontvangen INTEGER NOT NULL,
  afdruk BLOB NOT NULL CHECK (length(afdruk) = 32),
  inhoud_lengte INTEGER NOT NULL,
  inhoud_sha256 BLOB NOT NULL CHECK (length(inhoud_sha256) = 32),
  traceparent TEXT,
  fout_code TEXT,
  fout_plek TEXT,
  fout_omschrijving TEXT,
  fout_details TEXT
) STRICT;
CREATE UNIQUE INDEX bericht_claim ON bericht (referentienummer, zender) WHERE claimt = 1;
CREATE INDEX bericht_zonder_claim ON bericht (referentienummer) WHERE claimt = 0;
CREATE INDEX bericht_conversatie ON bericht (conversatie) WHERE conversatie IS NOT NULL;

-- sleutel is no foreign key: the content outlives its data key on purpose. Destroying the key is destroying the content.
CREATE TABLE inhoud (
  volgnummer INTEGER PRIMARY KEY REFERENCES bericht (volgnummer),
  sleutel INTEGER NOT NULL,
  gegevens BLOB NOT NULL
) STRICT;

CREATE TABLE gebeurtenis (
  volgnummer INTEGER NOT NULL REFERENCES bericht (volgnummer),
  nummer INTEGER NOT NULL,
  tijd INTEGER NOT NULL,
  toestand INTEGER,
  oorzaak TEXT NOT NULL,
  PRIMARY KEY (volgnummer, nummer)
) STRICT, WITHOUT ROWID;

-- rijp, the earliest next attempt, is set exactly while the message waits: the indexes hold nothing else.
CREATE TABLE bezorging (
  volgnummer INTEGER PRIMARY KEY REFERENCES bericht (volgnummer),
  partij TEXT NOT NULL,
  toestand INTEGER NOT NULL CHECK (toestand BETWEEN 3 AND 7),
  pogingen INTEGER NOT NULL,
  sinds INTEGER NOT NULL,
  rijp INTEGER,
  CHECK ((rijp IS NOT NULL) = (toestand IN (3, 4)))
) STRICT;
CREATE INDEX bezorging_volgorde ON bezorging (partij, volgnummer, rijp) WHERE rijp IS NOT NULL;
CREATE INDEX bezorging_rijp ON bezorging (partij, rijp) WHERE rijp IS NOT NULL;
CREATE INDEX bezorging_sinds ON bezorging (sinds, volgnummer) WHERE rijp IS NOT NULL;

CREATE TABLE telling (
  toestand INTEGER PRIMARY KEY,
  aantal INTEGER NOT NULL CHECK (aantal >= 0)
) STRICT;
INSERT INTO telling (toestand, aantal) VALUES (2, 0), (3, 0), (4, 0), (5, 0), (6, 0), (7, 0);
