-- What a prospect takes from its onboarding request. Headquarters' entity Prospects has the same names.
INSERT INTO hq.prospect
      (dataareaid, prospectid, requestid, prospectpartynumber, prospectname, firstname, middlename, lastname,
       companyname, companysize, department, primaryemailaddress, primaryphonenumber, primaryphonenumberextension,
       primaryurl, addressstreet, addresscity, addresscountyid, addressstateid, addresszipcode, addresspostbox,
       addresscountryregionisocode, languageid, currencycode, note, retailchanneloperatingunitpartynumber,
       createddatetime, modifieddatetime)
SELECT r.dataareaid, k.prospectid, r.requestid, k.partynumber,
       TRIM(COALESCE(TRIM(r.firstname) || ' ', '') || COALESCE(TRIM(r.middlename) || ' ', '') || TRIM(r.lastname)),
       TRIM(r.firstname), TRIM(r.middlename), TRIM(r.lastname),
       TRIM(r.companyname), r.companysize, TRIM(r.department), TRIM(r.email), TRIM(r.phone), TRIM(r.phoneextension),
       TRIM(r.url), TRIM(r.street), TRIM(r.city), TRIM(r.county), TRIM(r.state), TRIM(r.zipcode), TRIM(r.postbox),
       UPPER(TRIM(r.countryregionisocode)), LOWER(TRIM(r.languageid)), UPPER(TRIM(r.currencycode)), TRIM(r.comments),
       TRIM(r.retailchannel), :now, :now
  FROM UNNEST(CAST(:requestids AS VARCHAR(36) ARRAY), CAST(:prospectids AS VARCHAR(20) ARRAY),
              CAST(:partynumbers AS VARCHAR(40) ARRAY)) AS k (requestid, prospectid, partynumber)
  JOIN hq.channelrequest r ON r.requestid = k.requestid
