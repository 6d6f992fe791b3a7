-- How often the payload was fetched from the mailbox, apart from how often it was pushed. What was counted before stays counted as pogingen.
ALTER TABLE bezorging ADD COLUMN ophalingen integer NOT NULL DEFAULT 0;
