-- Inserts prospects from onboarding requests whose texts are already normalized. The columns are named as in the F&O
-- entity Prospects.
INSERT INTO hq.prospect
      (dataareaid, prospectid, requestid, prospectpartynumber, prospectname, firstname, middlename, lastname,
       companyname, companysize, department, primaryemailaddress, primaryphonenumber, primaryphonenumberextension,
       primaryurl, addressstreet, addresscity, addresscountyid, addressstateid, addresszipcode, addresspostbox,
       addresscountryregionisocode, languageid, currencycode, note, retailchanneloperatingunitpartynumber,
       createddatetime, modifieddatetime)
SELECT r.dataareaid, k.prospectid, r.requestid, k.partynumber,
       COALESCE(r.firstname || ' ', '') || COALESCE(r.middlename || ' ', '') || r.lastname,
       r.firstname, r.middlename, r.lastname,
       r.companyname, r.companysize, r.department, r.email, r.phone, r.phoneextension,
       r.url, r.street, r.city, r.county, r.state, r.zipcode, r.postbox,
       r.countryregionisocode, r.languageid, r.currencycode, r.comments,
       r.retailchannel, :now, :now
  FROM UNNEST(CAST(:requestids AS VARCHAR(36) ARRAY), CAST(:prospectids AS VARCHAR(20) ARRAY),
              CAST(:partynumbers AS VARCHAR(40) ARRAY)) AS k (requestid, prospectid, partynumber)
  JOIN hq.channelrequest r ON r.requestid = k.requestid
