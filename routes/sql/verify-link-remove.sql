DELETE FROM gangway.link WHERE dataareaid = :dataareaid AND prospectid = :prospectid
