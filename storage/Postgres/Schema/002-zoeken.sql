-- Looking for messages. The volgnummer is the last part of each index, so that what has the same prefix is in order and several can be
-- intersected without sorting. A period needs none: between two places where the clock was put back, ontvangen never goes back. By stroken
-- each index grows at one place only, whatever is stored.
CREATE INDEX bericht_zender ON bericht (zender, volgnummer);
CREATE INDEX bericht_ontvanger ON bericht (ontvanger, volgnummer);
CREATE INDEX bericht_functie ON bericht (functie, volgnummer);
CREATE INDEX bericht_indiener ON bericht (indiener, volgnummer) WHERE indiener <> zender;
CREATE INDEX bericht_fout ON bericht (fout_code, volgnummer) WHERE fout_code IS NOT NULL;
CREATE INDEX bezorging_toestand ON bezorging (toestand, volgnummer) WHERE toestand <> 5;
CREATE INDEX bezorging_geweigerd ON bezorging (geweigerd, volgnummer) WHERE geweigerd IS NOT NULL;
