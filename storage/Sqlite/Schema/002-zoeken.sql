-- Looking for messages. Each index costs every message that comes in, so: few, with a prefix that has few values, so that the entries
-- of one value lie together; the volgnummer is the last part of each, so that what has the same prefix is in order and several can be
-- intersected without sorting. A period needs none: between two places where the clock was put back, ontvangen never goes back.
-- Whoever hands in for itself, as nearly all do, is found as zender; what is Bezorgd, as nearly all is, is found by anything else.

-- What every message has, and with thousands of values: one message would touch a page for each. So many are written at once, in order
-- of value, up to and including tot; what is after that is looked through (Trefwoorden). 1 zender, 2 ontvanger, 3 functie.
CREATE TABLE trefwoord (
  soort INTEGER NOT NULL,
  waarde TEXT NOT NULL,
  volgnummer INTEGER NOT NULL,
  PRIMARY KEY (soort, waarde, volgnummer)
) STRICT, WITHOUT ROWID;
CREATE TABLE trefwoordstand (
  soort INTEGER PRIMARY KEY CHECK (soort BETWEEN 1 AND 3),
  tot INTEGER NOT NULL
) STRICT;
INSERT INTO trefwoordstand (soort, tot) VALUES (1, 0), (2, 0), (3, 0);

CREATE INDEX bericht_indiener ON bericht (indiener) WHERE indiener <> zender;
CREATE INDEX bericht_fout ON bericht (fout_code) WHERE fout_code IS NOT NULL;
CREATE INDEX bezorging_toestand ON bezorging (toestand) WHERE toestand <> 5;

-- The first message after each moment at which the clock was put back.
CREATE TABLE kloksprong (
  volgnummer INTEGER PRIMARY KEY
) STRICT;

-- The code with which its receiver last refused a message: only what was refused has a row.
CREATE TABLE weigering (
  volgnummer INTEGER PRIMARY KEY,
  code TEXT NOT NULL
) STRICT;
CREATE INDEX weigering_code ON weigering (code);
