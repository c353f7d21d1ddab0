-- Records an operator's answer that no lead in Sales belongs to this prospect.
INSERT INTO gangway.nolead (dataareaid, prospectid, chosen) VALUES (:dataareaid, :prospectid, :now)
