-- Inserts a hierarchy member into the channel database.
INSERT INTO ax.customerhierarchynode
      (customerhierarchyid, nodepartynumber, customeraccount, nodetype, role, spendinglimit, versionadded,
       versionremoved)
VALUES (:customerhierarchyid, :nodepartynumber, :customeraccount, :nodetype, :role, :spendinglimit,
       :versionadded, :versionremoved)
