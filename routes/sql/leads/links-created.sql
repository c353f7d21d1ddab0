-- Links prospects to the leads that were made of them. In the same transaction as the acknowledgement.
INSERT INTO gangway.link (dataareaid, prospectid, leadid, leadsent, leadstate, salesstate, leadcreated)
VALUES (:dataareaid, :prospectid, :leadid, :leadsent, 'Open', 'Open', :now)
