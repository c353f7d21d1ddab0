UPDATE gangway.link SET leadstate = :leadstate WHERE leadid = :leadid
