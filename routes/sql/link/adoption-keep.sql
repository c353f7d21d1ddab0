-- The fence of an adoption: whoever was taken over changes nothing any more.
UPDATE gangway.adoption SET changed = :now WHERE owner = :owner AND state = 'Running'
