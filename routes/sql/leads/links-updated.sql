-- Notes what was sent to a lead last. Locks that link.
UPDATE gangway.link SET leadsent = :leadsent WHERE dataareaid = :dataareaid AND prospectid = :prospectid
