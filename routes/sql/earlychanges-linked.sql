SELECT e.leadid, l.dataareaid, l.prospectid
  FROM gangway.earlychange e
  JOIN gangway.link l ON l.leadid = e.leadid
