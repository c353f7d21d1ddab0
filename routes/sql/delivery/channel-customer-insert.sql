-- Inserts a customer into the channel database.
INSERT INTO ax.customer
      (dataareaid, customeraccount, partytype, partynumber, prospectid, organizationname, personfirstname,
       personlastname, primarycontactemail, primarycontactphone, languageid, salescurrencycode,
       customergroupid, salestaxgroup, creditlimit, creditlimitismandatory, addressstreet, addresscity,
       addressstateid, addresszipcode, addresscountryregionisocode, contactof, customerhierarchyid, isb2badmin,
       createddatetime, modifieddatetime)
VALUES (:dataareaid, :customeraccount, :partytype, :partynumber, :prospectid, :organizationname,
       :personfirstname, :personlastname, :primarycontactemail, :primarycontactphone, :languageid,
       :salescurrencycode, :customergroupid, :salestaxgroup, :creditlimit, :creditlimitismandatory, :addressstreet,
       :addresscity, :addressstateid, :addresszipcode, :addresscountryregionisocode, :contactof, :customerhierarchyid,
       :isb2badmin, :createddatetime, :modifieddatetime)
