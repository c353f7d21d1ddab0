-- Deletes the opportunities of a lead.
DELETE FROM gangway.opportunity WHERE leadid = :leadid
