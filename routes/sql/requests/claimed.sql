-- Selects the claimed requests, ordered by replication counter, with the prospect already made from each, if any.
SELECT r.requestid, r.requesttype, r.replicationcounterfromorigin, r.dataareaid, r.retailchannel, r.firstname, r.middlename,
       r.lastname, r.companyname, r.companyemail, r.department, r.email, r.phone, r.phoneextension, r.url, r.comments,
       r.languageid, r.currencycode, r.street, r.city, r.county, r.state, r.zipcode, r.countryregionisocode, r.postbox,
       r.districtname, r.customerhierarchyid, r.customeraccount, r.spendinglimit, r.syncstatus, r.folded, p.prospectid
  FROM UNNEST(CAST(:requestids AS VARCHAR(36) ARRAY)) AS k (requestid)
  JOIN hq.channelrequest r ON r.requestid = k.requestid
  LEFT JOIN hq.prospect p ON p.requestid = r.requestid
 ORDER BY r.replicationcounterfromorigin
