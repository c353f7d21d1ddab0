-- Something that is known about Finance and Operations as a whole.
SELECT content, since FROM gangway.cloudnote WHERE name = :name
