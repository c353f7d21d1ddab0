-- Synchronize: the claimed requests in the order of the replication counter, with the prospect that they became
-- already, if any.
SELECT r.requestid, r.requesttype, r.replicationcounterfromorigin, r.dataareaid, r.firstname, r.lastname,
       r.companyname, r.email, r.languageid, r.currencycode, r.countryregionisocode, r.customerhierarchyid,
       r.customeraccount, r.spendinglimit, r.phone, r.syncstatus, p.prospectid
  FROM UNNEST(CAST(:requestids AS VARCHAR(36) ARRAY)) AS k (requestid)
  JOIN hq.channelrequest r ON r.requestid = k.requestid
  LEFT JOIN hq.prospect p ON p.requestid = r.requestid
 ORDER BY r.replicationcounterfromorigin
