-- Selects from the channel the requests of one upload session, ordered by replication counter.
SELECT replicationcounterfromorigin, requestid, requesttype, dataareaid, retailchannel, firstname, middlename, lastname,
       companyname, companyemail, companysize, department, email, phone, phoneextension, url, comments, languageid,
       currencycode, street, city, county, state, zipcode, countryregionisocode, postbox, districtname,
       customerhierarchyid, customeraccount, spendinglimit, createddatetime
  FROM ax.channelrequest
 WHERE replicationcounterfromorigin > CAST(:#${body.from} AS BIGINT)
   AND replicationcounterfromorigin <= CAST(:#${body.to} AS BIGINT)
 ORDER BY replicationcounterfromorigin
 FETCH FIRST 2000 ROWS ONLY
