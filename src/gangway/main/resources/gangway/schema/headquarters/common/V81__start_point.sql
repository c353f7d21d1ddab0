-- Where P-0001 began, in words; null as long as it has not begun.
ALTER TABLE gangway.watermark ADD COLUMN startpoint VARCHAR(100);
UPDATE gangway.watermark SET startpoint = 'the first request' WHERE counter > 0;
