-- Records when a decision was first seen in Finance and Operations.
UPDATE gangway.link SET decided = :now WHERE dataareaid = :dataareaid AND prospectid = :prospectid AND decided IS NULL
