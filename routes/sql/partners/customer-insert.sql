-- Inserts a customer into headquarters.
INSERT INTO hq.customer
      (dataareaid, customeraccount, partytype, partynumber, prospectid, organizationname, personfirstname, personlastname,
       primarycontactemail, primarycontactphone, languageid, salescurrencycode, customergroupid, salestaxgroup,
       creditlimit, creditlimitismandatory, addressstreet, addresscity, addressstateid, addresszipcode,
       addresscountryregionisocode, customerhierarchyid, isb2badmin, createddatetime, modifieddatetime)
VALUES (:dataareaid, :customeraccount, :partytype, :partynumber, :prospectid, :organizationname, :personfirstname, :personlastname,
       :primarycontactemail, :primarycontactphone, :languageid, :salescurrencycode, :customergroupid, :salestaxgroup,
       :creditlimit, :creditlimitismandatory, :addressstreet, :addresscity, :addressstateid, :addresszipcode,
       :addresscountryregionisocode, :customerhierarchyid, :isb2badmin, :now, :now)
