-- Sets the spending limit of a member. Locks that row.
UPDATE hq.customerhierarchynode
   SET spendinglimit = :spendinglimit
 WHERE customerhierarchyid = :customerhierarchyid AND customeraccount = :customeraccount
