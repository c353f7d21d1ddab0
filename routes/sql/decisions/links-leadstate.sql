-- Stores the state of a lead, as Sales reported it. Locks that link.
UPDATE gangway.link SET leadstate = :leadstate WHERE leadid = :leadid
