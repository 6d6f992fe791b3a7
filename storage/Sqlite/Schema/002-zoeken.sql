-- Looking for messages. Each index costs every message that comes in, so: few, with a prefix that has few values, so that the entries
-- of one value lie together and new ones come at its end; the volgnummer is the last part of each by itself, so that what has the same
-- prefix is in order and several can be intersected without sorting. A period needs none: between two places where the clock was put
-- back, ontvangen never goes back. Whoever hands in for itself, as nearly all do, is found as zender; what is Bezorgd, as nearly all is,
-- is found by anything else.

CREATE INDEX bericht_zender ON bericht (zender);
CREATE INDEX bericht_ontvanger ON bericht (ontvanger);
CREATE INDEX bericht_functie ON bericht (functie);
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
