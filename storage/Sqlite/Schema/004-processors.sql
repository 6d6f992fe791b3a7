-- Processors: how far each is in the journal. reeks numbers what it knows: a processor that begins anew gets another one, and the rows of
-- the one before go in small steps.
CREATE TABLE processor (
  naam TEXT PRIMARY KEY,
  volgnummer INTEGER NOT NULL,
  deel INTEGER NOT NULL,
  reeks INTEGER NOT NULL,
  verder INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- waarde is sealed under the key of the processor (sleutel), bound to processor and key.
CREATE TABLE processorstaat (
  reeks INTEGER NOT NULL,
  sleutel BLOB NOT NULL,
  waarde BLOB NOT NULL,
  PRIMARY KEY (reeks, sleutel)
) STRICT, WITHOUT ROWID;

CREATE TABLE processorparkering (
  processor TEXT NOT NULL,
  volgnummer INTEGER NOT NULL,
  deel INTEGER NOT NULL,
  sleutel BLOB NOT NULL,
  reden TEXT NOT NULL,
  tijd INTEGER NOT NULL,
  PRIMARY KEY (processor, volgnummer, deel)
) STRICT, WITHOUT ROWID;
CREATE INDEX processorparkering_sleutel ON processorparkering (processor, sleutel);
