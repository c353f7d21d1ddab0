-- The link of an adopted lead, with where it stands.
INSERT INTO gangway.link
      (dataareaid, prospectid, leadid, leadsent, leadstate, salesstate, leadcreated, decided, adopted, carriedout)
VALUES (:dataareaid, :prospectid, :leadid, :leadsent, :leadstate, :salesstate, :leadcreated, :decided, :now, :carriedout)
