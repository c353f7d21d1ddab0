-- It is not so any more.
DELETE FROM gangway.cloudnote WHERE name = :name
