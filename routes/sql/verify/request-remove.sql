-- Deletes the test request from headquarters.
DELETE FROM hq.channelrequest WHERE requestid = :requestid
