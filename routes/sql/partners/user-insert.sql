-- Inserts an added user: a Person customer with the currency and the groups of the organization.
INSERT INTO hq.customer
      (dataareaid, customeraccount, partytype, partynumber, personfirstname, personlastname, primarycontactemail,
       primarycontactphone, languageid, salescurrencycode, customergroupid, salestaxgroup, creditlimitismandatory,
       contactof, customerhierarchyid, isb2badmin, createddatetime, modifieddatetime)
SELECT h.dataareaid, CAST(:customeraccount AS VARCHAR(20)), 'Person', CAST(:partynumber AS VARCHAR(40)),
       CAST(:firstname AS VARCHAR(50)), CAST(:lastname AS VARCHAR(50)), CAST(:email AS VARCHAR(255)),
       CAST(:phone AS VARCHAR(255)), CAST(:languageid AS VARCHAR(10)), o.salescurrencycode, o.customergroupid,
       o.salestaxgroup, 0, CASE WHEN CAST(:contact AS INTEGER) = 1 THEN o.customeraccount END,
       h.customerhierarchyid, 0, CAST(:now AS TIMESTAMP), CAST(:now AS TIMESTAMP)
  FROM hq.customerhierarchy h
  LEFT JOIN hq.customer o ON o.dataareaid = h.dataareaid AND o.customeraccount = h.organizationcustomeraccount
 WHERE h.customerhierarchyid = :customerhierarchyid
