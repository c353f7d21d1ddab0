-- When headquarters was first seen with a decision.
UPDATE gangway.link SET decided = :now WHERE dataareaid = :dataareaid AND prospectid = :prospectid AND decided IS NULL
