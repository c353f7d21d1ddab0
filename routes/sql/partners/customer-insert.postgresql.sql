-- Inserts the customers of a chunk into headquarters in one statement.
INSERT INTO hq.customer
      (dataareaid, customeraccount, partytype, partynumber, prospectid, organizationname, personfirstname,
       personlastname, primarycontactemail, primarycontactphone, languageid, salescurrencycode, customergroupid,
       salestaxgroup, creditlimit, creditlimitismandatory, addressstreet, addresscity, addressstateid, addresszipcode,
       addresscountryregionisocode, customerhierarchyid, isb2badmin, createddatetime, modifieddatetime)
SELECT k.dataareaid, k.customeraccount, k.partytype, k.partynumber, k.prospectid, k.organizationname,
       k.personfirstname, k.personlastname, k.primarycontactemail, k.primarycontactphone, k.languageid,
       k.salescurrencycode, k.customergroupid, k.salestaxgroup, CAST(k.creditlimit AS DECIMAL(18, 2)),
       CAST(CAST(k.creditlimitismandatory AS DECIMAL) AS INTEGER), k.addressstreet, k.addresscity, k.addressstateid, k.addresszipcode,
       k.addresscountryregionisocode, k.customerhierarchyid, CAST(k.isb2badmin AS INTEGER), CAST(k.now AS TIMESTAMP),
       CAST(k.now AS TIMESTAMP)
  FROM UNNEST(CAST(:dataareaid AS VARCHAR ARRAY), CAST(:customeraccount AS VARCHAR ARRAY),
              CAST(:partytype AS VARCHAR ARRAY), CAST(:partynumber AS VARCHAR ARRAY),
              CAST(:prospectid AS VARCHAR ARRAY), CAST(:organizationname AS VARCHAR ARRAY),
              CAST(:personfirstname AS VARCHAR ARRAY), CAST(:personlastname AS VARCHAR ARRAY),
              CAST(:primarycontactemail AS VARCHAR ARRAY), CAST(:primarycontactphone AS VARCHAR ARRAY),
              CAST(:languageid AS VARCHAR ARRAY), CAST(:salescurrencycode AS VARCHAR ARRAY),
              CAST(:customergroupid AS VARCHAR ARRAY), CAST(:salestaxgroup AS VARCHAR ARRAY),
              CAST(:creditlimit AS VARCHAR ARRAY), CAST(:creditlimitismandatory AS VARCHAR ARRAY),
              CAST(:addressstreet AS VARCHAR ARRAY), CAST(:addresscity AS VARCHAR ARRAY),
              CAST(:addressstateid AS VARCHAR ARRAY), CAST(:addresszipcode AS VARCHAR ARRAY),
              CAST(:addresscountryregionisocode AS VARCHAR ARRAY), CAST(:customerhierarchyid AS VARCHAR ARRAY),
              CAST(:isb2badmin AS VARCHAR ARRAY), CAST(:now AS VARCHAR ARRAY))
    AS k (dataareaid, customeraccount, partytype, partynumber, prospectid, organizationname, personfirstname,
          personlastname, primarycontactemail, primarycontactphone, languageid, salescurrencycode, customergroupid,
          salestaxgroup, creditlimit, creditlimitismandatory, addressstreet, addresscity, addressstateid,
          addresszipcode, addresscountryregionisocode, customerhierarchyid, isb2badmin, now)
