-- Resending by query. vraag is the canonical text of the filters: while a task for it is unfinished there is no second one.
-- plek is the volgnummer up to which the task has dealt with everything.
CREATE TABLE herbezorgtaak (
  id INTEGER PRIMARY KEY,
  vraag TEXT NOT NULL,
  reden TEXT NOT NULL,
  tempo INTEGER NOT NULL,
  proef INTEGER NOT NULL,
  proef_voorbij INTEGER NOT NULL CHECK (proef_voorbij IN (0, 1)),
  gemaakt INTEGER NOT NULL,
  tot_en_met INTEGER NOT NULL,
  totaal INTEGER,
  stand INTEGER NOT NULL CHECK (stand BETWEEN 1 AND 5),
  plek INTEGER NOT NULL,
  herbezorgd INTEGER NOT NULL,
  andere_toestand INTEGER NOT NULL,
  inhoud_weg INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX herbezorgtaak_vraag ON herbezorgtaak (vraag) WHERE stand IN (1, 2, 3);
CREATE INDEX herbezorgtaak_stand ON herbezorgtaak (stand);

-- What a task did with a message: at most one row for each.
CREATE TABLE herbezorgclaim (
  taak INTEGER NOT NULL,
  volgnummer INTEGER NOT NULL,
  uitkomst INTEGER NOT NULL CHECK (uitkomst BETWEEN 1 AND 3),
  PRIMARY KEY (taak, volgnummer)
) STRICT, WITHOUT ROWID;

CREATE TABLE herbezorgverloop (
  taak INTEGER NOT NULL,
  nummer INTEGER NOT NULL,
  tijd INTEGER NOT NULL,
  stand INTEGER NOT NULL,
  oorzaak TEXT NOT NULL,
  PRIMARY KEY (taak, nummer)
) STRICT, WITHOUT ROWID;
