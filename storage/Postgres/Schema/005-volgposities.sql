-- How far those are who are sent what they follow: each has confirmed everything before positie.
CREATE TABLE volgpositie (
  volger text PRIMARY KEY,
  positie bigint NOT NULL CHECK (positie > 0)
);
