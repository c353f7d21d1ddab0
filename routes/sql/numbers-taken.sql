SELECT nextvalue, format FROM hq.numbersequence WHERE sequenceid = :sequenceid
