-- Selects the links whose leads these deleted opportunities belonged to.
SELECT l.dataareaid, l.prospectid, l.leadid, o.opportunityid
  FROM UNNEST(CAST(:opportunityids AS VARCHAR(36) ARRAY)) AS k (opportunityid)
  JOIN gangway.opportunity o ON o.opportunityid = k.opportunityid
  JOIN gangway.link l ON l.leadid = o.leadid
