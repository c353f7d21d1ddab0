-- Selects the counter and the format of a number sequence.
SELECT nextvalue, format FROM hq.numbersequence WHERE sequenceid = :sequenceid
