-- Selects what is known about prospects of Finance and Operations, by key.
SELECT c.dataareaid, c.prospectid, c.company, c.etag, c.state, c.firstseen, c.wanted, c.written, c.writtenat, c.answered,
       c.approvedat, c.completedat, p.b2bprospectstatus, p.prospectpartynumber, l.leadid,
       e.code AS errorcode, e.status AS errorstatus, e.message AS errormessage
  FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:prospectids AS VARCHAR(20) ARRAY)) AS k (dataareaid, prospectid)
  JOIN gangway.cloudprospect c ON c.dataareaid = k.dataareaid AND c.prospectid = k.prospectid
  LEFT JOIN hq.prospect p ON p.dataareaid = k.dataareaid AND p.prospectid = k.prospectid
  LEFT JOIN gangway.link l ON l.dataareaid = k.dataareaid AND l.prospectid = k.prospectid
  LEFT JOIN gangway.error e ON e.job = 'headquarters' AND e.dataareaid = k.dataareaid AND e.subject = k.prospectid
