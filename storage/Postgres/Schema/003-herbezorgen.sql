-- Resending by query. vraag is the canonical text of the filters: while a task for it is unfinished there is no second one.
-- plek is the volgnummer up to which the task has dealt with everything.
CREATE TABLE herbezorgtaak (
  id bigint PRIMARY KEY,
  vraag text NOT NULL,
  reden text NOT NULL,
  tempo integer NOT NULL,
  proef integer NOT NULL,
  proef_voorbij boolean NOT NULL,
  gemaakt bigint NOT NULL,
  tot_en_met bigint NOT NULL,
  totaal bigint,
  stand smallint NOT NULL CHECK (stand BETWEEN 1 AND 5),
  plek bigint NOT NULL,
  herbezorgd bigint NOT NULL,
  andere_toestand bigint NOT NULL,
  inhoud_weg bigint NOT NULL
);
-- A query may be longer than what an index holds.
CREATE UNIQUE INDEX herbezorgtaak_vraag ON herbezorgtaak (md5(vraag)) WHERE stand IN (1, 2, 3);
CREATE INDEX herbezorgtaak_stand ON herbezorgtaak (stand);

-- What a task did with a message: at most one row for each.
CREATE TABLE herbezorgclaim (
  taak bigint NOT NULL,
  volgnummer bigint NOT NULL,
  uitkomst smallint NOT NULL CHECK (uitkomst BETWEEN 1 AND 3),
  PRIMARY KEY (taak, volgnummer)
);

CREATE TABLE herbezorgverloop (
  taak bigint NOT NULL,
  nummer bigint NOT NULL,
  tijd bigint NOT NULL,
  stand smallint NOT NULL,
  oorzaak text NOT NULL,
  PRIMARY KEY (taak, nummer)
);
