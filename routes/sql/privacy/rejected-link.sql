-- Retention: erases what was written to the lead of a rejected prospect, except its status. Locks the link.
UPDATE gangway.link SET leadsent = :leadsent WHERE dataareaid = :dataareaid AND prospectid = :prospectid
