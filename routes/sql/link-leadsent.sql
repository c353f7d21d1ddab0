UPDATE gangway.link SET leadsent = :leadsent
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid AND leadsent = :before
