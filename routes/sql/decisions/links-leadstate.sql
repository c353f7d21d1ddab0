-- Notes the state of a lead that Sales reported. Locks that link.
UPDATE gangway.link SET leadstate = :leadstate WHERE leadid = :leadid
