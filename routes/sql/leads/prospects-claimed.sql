-- Selects the claimed prospects with what was last written to their leads. A claimed key without a prospect was deleted
-- in headquarters. link_question: an operator has yet to say which lead belongs to the prospect.
SELECT k.dataareaid AS claimed_dataareaid, k.prospectid AS claimed_prospectid,
       l.leadid AS link_leadid, l.leadsent AS link_leadsent, l.leadstate AS link_leadstate,
       e.message AS link_question, (SELECT a.state FROM gangway.adoption a) AS adoption_state,
       (SELECT a.decidedsince FROM gangway.adoption a) AS adoption_decidedsince,
       p.*
  FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:prospectids AS VARCHAR(20) ARRAY)) AS k (dataareaid, prospectid)
  LEFT JOIN hq.prospect p ON p.dataareaid = k.dataareaid AND p.prospectid = k.prospectid
  LEFT JOIN gangway.link l ON l.dataareaid = k.dataareaid AND l.prospectid = k.prospectid
  LEFT JOIN gangway.error e
    ON e.job = 'prospects-to-leads' AND e.dataareaid = k.dataareaid AND e.subject = k.prospectid AND e.code = 'LeadAmbiguous'
