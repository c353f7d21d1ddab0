-- Adopt: a person said that no lead of Sales is this prospect's.
INSERT INTO gangway.nolead (dataareaid, prospectid, chosen) VALUES (:dataareaid, :prospectid, :now)
