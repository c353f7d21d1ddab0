-- Takes a block of numbers. The row stays locked until the rows that use them are committed, so that no number is lost
-- or used twice.
UPDATE hq.numbersequence SET nextvalue = nextvalue + :count WHERE sequenceid = :sequenceid
