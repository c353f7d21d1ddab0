DELETE FROM gangway.opportunity WHERE leadid = :leadid
