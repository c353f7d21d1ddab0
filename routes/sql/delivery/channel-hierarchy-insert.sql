-- Inserts a customer hierarchy into the channel database.
INSERT INTO ax.customerhierarchy
      (customerhierarchyid, dataareaid, name, purpose, organizationpartynumber,
       organizationcustomeraccount, currentversion, prospectid)
VALUES (:customerhierarchyid, :dataareaid, :name, :purpose, :organizationpartynumber,
       :organizationcustomeraccount, :currentversion, :prospectid)
