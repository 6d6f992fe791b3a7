-- How many payloads a data key seals: it is destroyed when there are none. A count and no index on inhoud, which every message would touch a page of for
-- each party.
CREATE TABLE sleutelgebruik (
  sleutel INTEGER PRIMARY KEY,
  aantal INTEGER NOT NULL
) STRICT;
INSERT INTO sleutelgebruik (sleutel, aantal) SELECT sleutel, count(*) FROM inhoud GROUP BY sleutel;
