DELETE FROM hq.prospect WHERE requestid = :requestid
