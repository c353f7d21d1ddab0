-- Selects the request that an error is about.
SELECT requestid, requesttype, dataareaid, retailchannel, firstname, middlename, lastname, companyname, companyemail,
       companysize, department, email, phone, phoneextension, url, comments, languageid, currencycode, street, city, county,
       state, zipcode, countryregionisocode, postbox, districtname, customerhierarchyid, customeraccount, spendinglimit,
       createddatetime, uploadsessionid, syncstatus, trycount, errormessage, onlineoperationcompleted
  FROM hq.channelrequest
 WHERE requestid = CAST(:requestid AS VARCHAR(36))
