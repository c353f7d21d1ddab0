-- Selects how far one request has come.
SELECT requestid, dataareaid, prospectid, leadid, lasterror FROM gangway.prospectjourney WHERE requestid = :requestid
