-- Makes the persons of these prospects contacts of the prospects' organizations.
UPDATE hq.customer
   SET contactof = (SELECT o.customeraccount FROM hq.customer o
                     WHERE o.dataareaid = hq.customer.dataareaid AND o.prospectid = hq.customer.prospectid
                       AND o.partytype = 'Organization')
 WHERE partytype = 'Person' AND contactof IS NULL
   AND (dataareaid, prospectid) IN
       (SELECT k.a, k.p FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:prospectids AS VARCHAR(20) ARRAY)) AS k (a, p))
