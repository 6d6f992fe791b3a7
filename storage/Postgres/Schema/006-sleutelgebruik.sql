-- Which payloads a data key seals: it is destroyed when there are none.
CREATE INDEX inhoud_sleutel ON inhoud (sleutel);
