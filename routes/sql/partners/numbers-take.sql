-- Takes a block of numbers; the row stays locked until the rows that carry them are committed, so none is lost or doubled.
UPDATE hq.numbersequence SET nextvalue = nextvalue + :count WHERE sequenceid = :sequenceid
