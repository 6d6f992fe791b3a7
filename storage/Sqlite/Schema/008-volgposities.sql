-- How far those are who are sent what they follow: each has confirmed everything before positie.
CREATE TABLE volgpositie (
  volger TEXT PRIMARY KEY,
  positie INTEGER NOT NULL CHECK (positie > 0)
) STRICT, WITHOUT ROWID;
