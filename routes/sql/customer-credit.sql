-- The credit of an approved organization: a limit unless there is one, and whether it is mandatory.
UPDATE hq.customer
   SET creditlimit = COALESCE(creditlimit, CAST(:creditlimit AS DECIMAL(18, 2))),
       creditlimitismandatory = CASE WHEN CAST(:mandatory AS INTEGER) = 1 THEN 1 ELSE creditlimitismandatory END,
       modifieddatetime = :now
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid AND partytype = 'Organization'
