INSERT INTO gangway.link (dataareaid, prospectid, leadid, leadsent, leadstate, salesstate, leadcreated)
VALUES (:dataareaid, :prospectid, :leadid, :leadsent, 'Open', 'Open', :now)
