-- Stores what a repair sent to a lead, unless a job has sent something meanwhile. Locks that link.
UPDATE gangway.link SET leadsent = :leadsent
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid AND leadsent = :before
