-- When a page of changes last had rows: while people work in Sales, it is read more often.
ALTER TABLE gangway.deltatoken ADD COLUMN lastchange TIMESTAMP;
