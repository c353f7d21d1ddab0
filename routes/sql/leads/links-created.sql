-- Links a prospect to its new lead, in the transaction of the acknowledgement.
INSERT INTO gangway.link (dataareaid, prospectid, leadid, leadsent, leadstate, salesstate, leadcreated)
VALUES (:dataareaid, :prospectid, :leadid, :leadsent, 'Open', 'Open', :now)
