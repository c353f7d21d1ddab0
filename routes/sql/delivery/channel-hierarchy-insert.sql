-- Delivers a customer hierarchy to the channel database.
INSERT INTO ax.customerhierarchy
      (customerhierarchyid, dataareaid, name, purpose, organizationpartynumber,
       organizationcustomeraccount, currentversion, prospectid)
VALUES (:customerhierarchyid, :dataareaid, :name, :purpose, :organizationpartynumber,
       :organizationcustomeraccount, :currentversion, :prospectid)
