-- Inserts the pulled requests into headquarters, in one statement. The caller has left out those that are there already:
-- they are never updated.
INSERT INTO hq.channelrequest
      (requestid, replicationcounterfromorigin, requesttype, dataareaid, retailchannel, firstname, middlename,
       lastname, companyname, companyemail, companysize, department, email, phone, phoneextension, url, comments,
       languageid, currencycode, street, city, county, state, zipcode, countryregionisocode, postbox, districtname,
       customerhierarchyid, customeraccount, spendinglimit, createddatetime, uploadsessionid, folded)
SELECT k.requestid, CAST(k.replicationcounterfromorigin AS BIGINT), k.requesttype, k.dataareaid, k.retailchannel,
       k.firstname, k.middlename, k.lastname, k.companyname, k.companyemail, CAST(k.companysize AS INTEGER),
       k.department, k.email, k.phone, k.phoneextension, k.url, k.comments, k.languageid, k.currencycode, k.street,
       k.city, k.county, k.state, k.zipcode, k.countryregionisocode, k.postbox, k.districtname, k.customerhierarchyid,
       k.customeraccount, CAST(k.spendinglimit AS DECIMAL(18, 2)), CAST(k.createddatetime AS TIMESTAMP),
       k.uploadsessionid, k.folded
  FROM UNNEST(CAST(:requestid AS VARCHAR ARRAY), CAST(:replicationcounterfromorigin AS VARCHAR ARRAY),
              CAST(:requesttype AS VARCHAR ARRAY), CAST(:dataareaid AS VARCHAR ARRAY),
              CAST(:retailchannel AS VARCHAR ARRAY), CAST(:firstname AS VARCHAR ARRAY),
              CAST(:middlename AS VARCHAR ARRAY), CAST(:lastname AS VARCHAR ARRAY),
              CAST(:companyname AS VARCHAR ARRAY), CAST(:companyemail AS VARCHAR ARRAY),
              CAST(:companysize AS VARCHAR ARRAY), CAST(:department AS VARCHAR ARRAY), CAST(:email AS VARCHAR ARRAY),
              CAST(:phone AS VARCHAR ARRAY), CAST(:phoneextension AS VARCHAR ARRAY), CAST(:url AS VARCHAR ARRAY),
              CAST(:comments AS VARCHAR ARRAY), CAST(:languageid AS VARCHAR ARRAY),
              CAST(:currencycode AS VARCHAR ARRAY), CAST(:street AS VARCHAR ARRAY), CAST(:city AS VARCHAR ARRAY),
              CAST(:county AS VARCHAR ARRAY), CAST(:state AS VARCHAR ARRAY), CAST(:zipcode AS VARCHAR ARRAY),
              CAST(:countryregionisocode AS VARCHAR ARRAY), CAST(:postbox AS VARCHAR ARRAY),
              CAST(:districtname AS VARCHAR ARRAY), CAST(:customerhierarchyid AS VARCHAR ARRAY),
              CAST(:customeraccount AS VARCHAR ARRAY), CAST(:spendinglimit AS VARCHAR ARRAY),
              CAST(:createddatetime AS VARCHAR ARRAY), CAST(:uploadsessionid AS VARCHAR ARRAY),
              CAST(:folded AS VARCHAR ARRAY))
    AS k (requestid, replicationcounterfromorigin, requesttype, dataareaid, retailchannel, firstname, middlename,
          lastname, companyname, companyemail, companysize, department, email, phone, phoneextension, url, comments,
          languageid, currencycode, street, city, county, state, zipcode, countryregionisocode, postbox, districtname,
          customerhierarchyid, customeraccount, spendinglimit, createddatetime, uploadsessionid, folded)
