-- Deletes a link, if it still names this lead; the prospect is then sent again as a new one.
DELETE FROM gangway.link WHERE dataareaid = :dataareaid AND prospectid = :prospectid AND leadid = :leadid
