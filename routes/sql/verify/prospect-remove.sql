-- Deletes the test prospect.
DELETE FROM hq.prospect WHERE requestid = :requestid
