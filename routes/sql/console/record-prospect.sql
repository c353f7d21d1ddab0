-- Selects the prospect that an error is about.
SELECT dataareaid, prospectid, requestid, prospectpartynumber, b2bprospectstatus, prospectname, firstname, middlename,
       lastname, companyname, companysize, department, primaryemailaddress, primaryphonenumber, primaryphonenumberextension,
       primaryurl, addressstreet, addresscity, addresscountyid, addressstateid, addresszipcode, addresspostbox,
       addresscountryregionisocode, languageid, currencycode, customergroupid, creditlimit, note, createddatetime,
       modifieddatetime
  FROM hq.prospect
 WHERE dataareaid = CAST(:dataareaid AS VARCHAR(4)) AND prospectid = CAST(:subject AS VARCHAR(20))
