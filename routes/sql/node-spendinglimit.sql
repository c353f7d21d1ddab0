UPDATE hq.customerhierarchynode
   SET spendinglimit = :spendinglimit
 WHERE customerhierarchyid = :customerhierarchyid AND customeraccount = :customeraccount
