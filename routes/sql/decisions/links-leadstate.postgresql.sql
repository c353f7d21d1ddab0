-- Stores the states of the leads of a page, as Sales reported them, in one statement that locks the links in key order.
UPDATE gangway.link AS l
   SET leadstate = k.leadstate
  FROM (SELECT o.dataareaid, o.prospectid, u.leadstate
          FROM UNNEST(CAST(:leadid AS VARCHAR ARRAY), CAST(:leadstate AS VARCHAR ARRAY)) AS u (leadid, leadstate)
          JOIN gangway.link AS o ON o.leadid = u.leadid
         ORDER BY o.dataareaid COLLATE "C", o.prospectid COLLATE "C"
           FOR UPDATE OF o) AS k
 WHERE l.dataareaid = k.dataareaid AND l.prospectid = k.prospectid
