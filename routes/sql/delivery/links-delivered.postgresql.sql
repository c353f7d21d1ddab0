-- Records that partners have arrived in the channel: customers and hierarchy are there. Keeps the first time. Locks the
-- links in key order.
UPDATE gangway.link AS l
   SET delivered = COALESCE(l.delivered, :now)
  FROM (SELECT o.dataareaid, o.prospectid
          FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:prospectids AS VARCHAR(20) ARRAY)) AS u (a, p)
          JOIN gangway.link AS o ON o.dataareaid = u.a AND o.prospectid = u.p
         ORDER BY o.dataareaid COLLATE "C", o.prospectid COLLATE "C"
           FOR UPDATE OF o) AS k
 WHERE l.dataareaid = k.dataareaid AND l.prospectid = k.prospectid
