-- Search words by stretch, as kenmerk: new ones go to the last, however many there are in all. bak is volgnummer without its last 18 bits.
CREATE TABLE trefwoord_per_bak (
  bak INTEGER NOT NULL,
  soort INTEGER NOT NULL,
  waarde TEXT NOT NULL,
  volgnummer INTEGER NOT NULL,
  PRIMARY KEY (bak, soort, waarde, volgnummer)
) STRICT, WITHOUT ROWID;
INSERT INTO trefwoord_per_bak (bak, soort, waarde, volgnummer)
  SELECT volgnummer >> 18, soort, waarde, volgnummer FROM trefwoord ORDER BY 1, 2, 3, 4;
DROP TABLE trefwoord;
ALTER TABLE trefwoord_per_bak RENAME TO trefwoord;
