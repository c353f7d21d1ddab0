-- Stores what was last sent to a lead. Locks that link.
UPDATE gangway.link SET leadsent = :leadsent WHERE dataareaid = :dataareaid AND prospectid = :prospectid
