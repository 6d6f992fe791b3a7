-- Following: how much of the journal is whole. There is a row for each step of forgetting, and only the last place matters.
CREATE INDEX vergeten_laatste ON vergeten (laatste);
