-- Confirms that this process still owns the adoption; `owner` is the fence, so a process that was replaced updates
-- nothing.
UPDATE gangway.adoption SET changed = :now WHERE owner = :owner AND state = 'Running'
