-- Selects what headquarters knows about the claimed prospects, and whether an operator still has to resolve a
-- contradictory decision of theirs.
SELECT p.dataareaid, p.prospectid, p.requestid, p.b2bprospectstatus, p.prospectpartynumber, p.firstname, p.lastname,
       p.companyname, p.primaryemailaddress, p.primaryphonenumber, p.languageid, p.currencycode, p.customergroupid,
       p.creditlimit, p.addressstreet, p.addresscity, p.addressstateid, p.addresszipcode, p.addresscountryregionisocode,
       l.leadid, l.salesstate, l.carriedout, e.code AS contrary
  FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:prospectids AS VARCHAR(20) ARRAY)) AS k (dataareaid, prospectid)
  JOIN hq.prospect p ON p.dataareaid = k.dataareaid AND p.prospectid = k.prospectid
  JOIN gangway.link l ON l.dataareaid = k.dataareaid AND l.prospectid = k.prospectid
  LEFT JOIN gangway.error e
    ON e.job = 'sales-outcomes' AND e.dataareaid = k.dataareaid AND e.subject = k.prospectid AND e.code = 'ContraryOutcome'
