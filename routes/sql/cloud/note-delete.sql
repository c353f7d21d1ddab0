-- Deletes a note about Finance and Operations that is no longer true.
DELETE FROM gangway.cloudnote WHERE name = :name
