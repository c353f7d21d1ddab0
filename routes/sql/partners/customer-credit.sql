-- Sets the credit of an approved organization: the limit, unless the customer has one other than the account had at
-- qualification, and whether the limit is mandatory.
UPDATE hq.customer
   SET creditlimit = CASE WHEN creditlimit IS NULL OR creditlimit = CAST(:before AS DECIMAL(18, 2))
                          THEN COALESCE(CAST(:creditlimit AS DECIMAL(18, 2)), creditlimit) ELSE creditlimit END,
       creditlimitismandatory = CASE WHEN CAST(:mandatory AS INTEGER) = 1 THEN 1 ELSE creditlimitismandatory END,
       modifieddatetime = :now
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid AND partytype = 'Organization'
