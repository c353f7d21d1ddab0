-- Selects from the channel database the customers that job 1010 delivers.
SELECT c.dataareaid, c.customeraccount, c.partytype, c.partynumber, c.prospectid, c.organizationname,
       c.personfirstname, c.personlastname, c.primarycontactemail, c.primarycontactphone, c.languageid,
       c.salescurrencycode, c.customergroupid, c.salestaxgroup, c.creditlimit, c.creditlimitismandatory,
       c.addressstreet, c.addresscity, c.addressstateid, c.addresszipcode, c.addresscountryregionisocode, c.contactof,
       c.customerhierarchyid, c.isb2badmin, c.createddatetime, c.modifieddatetime
  FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:accounts AS VARCHAR(20) ARRAY)) AS k (dataareaid, account)
  JOIN ax.customer c ON c.dataareaid = k.dataareaid AND c.customeraccount = k.account
