SELECT prospectid, leadid FROM gangway.prospectjourney WHERE prospectid IS NOT NULL
