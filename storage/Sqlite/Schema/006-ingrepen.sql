-- What operators did to processors, and why: kept whatever becomes of the processor.
CREATE TABLE processoringreep (
  processor TEXT NOT NULL,
  nummer INTEGER NOT NULL,
  tijd INTEGER NOT NULL,
  daad TEXT NOT NULL,
  volgnummer INTEGER NOT NULL,
  deel INTEGER NOT NULL,
  reden TEXT NOT NULL,
  PRIMARY KEY (processor, nummer)
) STRICT, WITHOUT ROWID;
