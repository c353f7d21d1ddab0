-- The way of one request.
SELECT requestid, dataareaid, prospectid, leadid, lasterror FROM gangway.prospectjourney WHERE requestid = :requestid
