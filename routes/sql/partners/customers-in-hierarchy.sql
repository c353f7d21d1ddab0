-- Puts the customers of a prospect into its hierarchy, the person as administrator. Locks those customers.
UPDATE hq.customer
   SET customerhierarchyid = :customerhierarchyid, isb2badmin = CASE WHEN partytype = 'Person' THEN 1 ELSE 0 END,
       modifieddatetime = :now
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid
