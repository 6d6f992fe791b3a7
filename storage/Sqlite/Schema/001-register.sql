-- The register: what can be looked up. All of it but opening and kek follows from the log, up to and including the group in stand.
-- Designed for 20 million messages: a row of bericht is written once and never changed; what changes lives in bezorging, whose
-- indexes hold only what still waits.
-- Ids that are canonical UUIDs are 16-byte blobs, others text. Times are Unix milliseconds, UTC.

CREATE TABLE opening (
  nummer INTEGER PRIMARY KEY AUTOINCREMENT,
  tijd INTEGER NOT NULL,
  programmaversie TEXT NOT NULL
) STRICT;

CREATE TABLE stand (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  groep INTEGER NOT NULL,
  segment INTEGER NOT NULL,
  plek INTEGER NOT NULL,
  keten BLOB NOT NULL CHECK (length(keten) = 32),
  volgnummer INTEGER NOT NULL
) STRICT;
INSERT INTO stand (id, groep, segment, plek, keten, volgnummer) VALUES (1, 0, 0, 0, zeroblob(32), 0);

CREATE TABLE kek (
  id TEXT PRIMARY KEY,
  controle BLOB NOT NULL CHECK (length(controle) = 32)
) STRICT, WITHOUT ROWID;

-- AUTOINCREMENT: a number is never used again, also when the key with the highest was destroyed.
CREATE TABLE sleutel (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  partij TEXT NOT NULL,
  dag INTEGER NOT NULL,
  kek TEXT NOT NULL,
  gewikkeld BLOB NOT NULL,
  segment INTEGER NOT NULL,
  plek INTEGER NOT NULL,
  UNIQUE (dag, partij)
) STRICT;
CREATE INDEX sleutel_kek ON sleutel (kek);
CREATE INDEX sleutel_segment ON sleutel (segment, plek);

-- begin and oorzaak are the first lines of the history: every message has them.
CREATE TABLE bericht (
  volgnummer INTEGER PRIMARY KEY,
  soort INTEGER NOT NULL CHECK (soort BETWEEN 1 AND 3),
  referentienummer ANY NOT NULL,
  claimt INTEGER NOT NULL CHECK (claimt IN (0, 1)),
  conversatie ANY,
  antwoord_op ANY,
  zender TEXT NOT NULL,
  zender_applicatie TEXT NOT NULL,
  zender_administratie TEXT,
  zender_gebruiker TEXT,
  ontvanger TEXT NOT NULL,
  ontvanger_applicatie TEXT NOT NULL,
  ontvanger_administratie TEXT,
  ontvanger_gebruiker TEXT,
  tijdstip TEXT NOT NULL,
  functie TEXT NOT NULL,
  functie_versie INTEGER NOT NULL,
  applicatie_versie INTEGER NOT NULL,
  bestandsnaam TEXT,
  indiener TEXT NOT NULL,
  ontvangst ANY NOT NULL,
  ontvangen INTEGER NOT NULL,
  afdruk BLOB NOT NULL CHECK (length(afdruk) = 32),
  inhoud_lengte INTEGER NOT NULL,
  inhoud_sha256 BLOB NOT NULL CHECK (length(inhoud_sha256) = 32),
  traceparent TEXT,
  begin INTEGER NOT NULL CHECK (begin IN (2, 3, 8)),
  oorzaak TEXT NOT NULL,
  fout_code TEXT,
  fout_plek TEXT,
  fout_omschrijving TEXT,
  fout_details TEXT
) STRICT;

-- The referentienummer of each message (soort 1), and its conversation when that is another (2): see Kenmerkregister. bak is volgnummer
-- without its last 18 bits. zeef, of each bak that is full, says which ids are not in it.
CREATE TABLE kenmerk (
  bak INTEGER NOT NULL,
  id ANY NOT NULL,
  soort INTEGER NOT NULL CHECK (soort IN (1, 2)),
  volgnummer INTEGER NOT NULL,
  PRIMARY KEY (bak, id, soort, volgnummer)
) STRICT, WITHOUT ROWID;
CREATE TABLE zeef (
  bak INTEGER PRIMARY KEY,
  bits BLOB NOT NULL
) STRICT;

-- Where in the log the sealed payload is. Without a row the payload is gone. sleutel is no foreign key: the content outlives its data
-- key on purpose. Destroying the key is destroying the content.
CREATE TABLE inhoud (
  volgnummer INTEGER PRIMARY KEY,
  sleutel INTEGER NOT NULL,
  segment INTEGER NOT NULL,
  plek INTEGER NOT NULL,
  lengte INTEGER NOT NULL
) STRICT;

-- The segments of the log that are there, with the payloads that were put in and that were wiped since.
CREATE TABLE segment (
  nummer INTEGER PRIMARY KEY,
  eerste INTEGER,
  laatste INTEGER,
  groep INTEGER NOT NULL,
  inhouden INTEGER NOT NULL,
  gewist INTEGER NOT NULL
) STRICT;

-- What is no longer there, and since when: the proof that it went.
CREATE TABLE vervallen (
  segment INTEGER PRIMARY KEY,
  eerste INTEGER,
  laatste INTEGER,
  inhouden INTEGER NOT NULL,
  tijd INTEGER NOT NULL
) STRICT;
CREATE TABLE vergeten (
  eerste INTEGER PRIMARY KEY,
  laatste INTEGER NOT NULL,
  aantal INTEGER NOT NULL,
  tijd INTEGER NOT NULL
) STRICT;

CREATE TABLE gebeurtenis (
  volgnummer INTEGER NOT NULL,
  nummer INTEGER NOT NULL,
  tijd INTEGER NOT NULL,
  toestand INTEGER,
  oorzaak TEXT NOT NULL,
  PRIMARY KEY (volgnummer, nummer)
) STRICT, WITHOUT ROWID;

-- rijp, the earliest next attempt, is set exactly while the message waits: the indexes of the queues hold nothing else. What is kept
-- back until vast_tot is in none of those; it has two of its own, empty but around a change of release.
CREATE TABLE bezorging (
  volgnummer INTEGER PRIMARY KEY,
  partij TEXT NOT NULL,
  toestand INTEGER NOT NULL CHECK (toestand BETWEEN 3 AND 8),
  pogingen INTEGER NOT NULL,
  sinds INTEGER NOT NULL,
  rijp INTEGER,
  vast_tot INTEGER,
  CHECK ((rijp IS NOT NULL) = (toestand IN (3, 4))),
  CHECK ((vast_tot IS NOT NULL) = (toestand = 8))
) STRICT;
CREATE INDEX bezorging_volgorde ON bezorging (partij, volgnummer, rijp) WHERE rijp IS NOT NULL;
CREATE INDEX bezorging_rijp ON bezorging (partij, rijp) WHERE rijp IS NOT NULL;
CREATE INDEX bezorging_sinds ON bezorging (sinds, volgnummer) WHERE rijp IS NOT NULL;
CREATE INDEX bezorging_vast ON bezorging (vast_tot, volgnummer) WHERE vast_tot IS NOT NULL;
CREATE INDEX bezorging_vast_partij ON bezorging (partij, vast_tot) WHERE vast_tot IS NOT NULL;

CREATE TABLE telling (
  toestand INTEGER PRIMARY KEY,
  aantal INTEGER NOT NULL CHECK (aantal >= 0)
) STRICT;
INSERT INTO telling (toestand, aantal) VALUES (2, 0), (3, 0), (4, 0), (5, 0), (6, 0), (7, 0), (8, 0);
