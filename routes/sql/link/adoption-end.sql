-- Ends the adoption: leads may be created from now on.
UPDATE gangway.adoption SET state = 'Clear', owner = NULL, started = NULL, changed = :now WHERE owner = :owner AND state = 'Running'
