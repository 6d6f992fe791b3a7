-- Processors: how far each is in the journal. reeks numbers what it knows: a processor that begins anew gets another one, and the rows of
-- the one before go in small steps.
CREATE SEQUENCE processor_reeks;
CREATE TABLE processor (
  naam text PRIMARY KEY,
  volgnummer bigint NOT NULL,
  deel integer NOT NULL,
  reeks bigint NOT NULL,
  verder bigint NOT NULL
);

-- waarde is sealed under the key of the processor, bound to processor and key.
CREATE TABLE processorstaat (
  reeks bigint NOT NULL,
  sleutel bytea NOT NULL,
  waarde bytea NOT NULL,
  PRIMARY KEY (reeks, sleutel)
);

CREATE TABLE processorparkering (
  processor text NOT NULL,
  volgnummer bigint NOT NULL,
  deel integer NOT NULL,
  sleutel bytea NOT NULL,
  reden text NOT NULL,
  tijd bigint NOT NULL,
  PRIMARY KEY (processor, volgnummer, deel)
);
CREATE INDEX processorparkering_sleutel ON processorparkering (processor, sleutel);

-- What operators did to processors, and why: kept whatever becomes of the processor.
CREATE SEQUENCE processoringreep_nummer;
CREATE TABLE processoringreep (
  processor text NOT NULL,
  nummer bigint NOT NULL,
  tijd bigint NOT NULL,
  daad text NOT NULL,
  volgnummer bigint NOT NULL,
  deel integer NOT NULL,
  reden text NOT NULL,
  PRIMARY KEY (processor, nummer)
);
