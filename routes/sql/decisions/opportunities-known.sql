-- Selects the last known state of these opportunities.
SELECT o.opportunityid, o.state
  FROM UNNEST(CAST(:opportunityids AS VARCHAR(36) ARRAY)) AS k (opportunityid)
  JOIN gangway.opportunity o ON o.opportunityid = k.opportunityid
