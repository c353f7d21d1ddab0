-- P-0001, channel database: the requests of one upload session, in the order of the replication counter.
SELECT replicationcounterfromorigin, requestid, requesttype, dataareaid, retailchannel, firstname, middlename, lastname,
       companyname, companyemail, companysize, department, email, phone, phoneextension, url, comments, languageid,
       currencycode, street, city, county, state, zipcode, countryregionisocode, postbox, districtname,
       customerhierarchyid, customeraccount, spendinglimit, createddatetime
  FROM ax.channelrequest
 WHERE replicationcounterfromorigin > CAST(:#${body.from} AS BIGINT)
   AND replicationcounterfromorigin <= CAST(:#${body.to} AS BIGINT)
 ORDER BY replicationcounterfromorigin
 FETCH FIRST 2000 ROWS ONLY
