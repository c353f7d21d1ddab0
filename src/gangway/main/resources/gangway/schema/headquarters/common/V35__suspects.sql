-- The record because of which a job waits, as far as anybody can tell.
ALTER TABLE gangway.jobrun ADD COLUMN suspect VARCHAR(200);
