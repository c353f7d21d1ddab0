-- Selects a note about Finance and Operations as a whole.
SELECT content, since FROM gangway.cloudnote WHERE name = :name
