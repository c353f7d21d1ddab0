-- Inserts the link of an adopted lead, with the state of the lead.
INSERT INTO gangway.link
      (dataareaid, prospectid, leadid, leadsent, leadstate, salesstate, leadcreated, decided, adopted, carriedout)
VALUES (:dataareaid, :prospectid, :leadid, :leadsent, :leadstate, :salesstate, :leadcreated, :decided, :now, :carriedout)
