-- Selects the records whose name or company contains a text, ignoring case.
SELECT requestid, dataareaid, prospectid, customeraccount
  FROM (SELECT p.requestid, p.dataareaid, p.prospectid, CAST(NULL AS VARCHAR(20)) AS customeraccount, p.createddatetime AS latest
          FROM hq.prospect p
         WHERE POSITION(LOWER(:small) IN LOWER(COALESCE(p.companyname, ''))) > 0
            OR POSITION(LOWER(:small) IN LOWER(COALESCE(p.prospectname, ''))) > 0
            OR POSITION(LOWER(:small) IN LOWER(COALESCE(p.firstname, '') || ' ' || COALESCE(p.lastname, ''))) > 0
        UNION ALL
        SELECT r.requestid, r.dataareaid, NULL, NULL, r.createddatetime
          FROM hq.channelrequest r
         WHERE (POSITION(LOWER(:small) IN LOWER(COALESCE(r.companyname, ''))) > 0
                OR POSITION(LOWER(:small) IN LOWER(COALESCE(r.firstname, '') || ' ' || COALESCE(r.lastname, ''))) > 0)
           AND NOT EXISTS (SELECT 1 FROM hq.prospect p WHERE p.requestid = r.requestid)
        UNION ALL
        SELECT NULL, c.dataareaid, NULL, c.customeraccount, c.createddatetime
          FROM hq.customer c
         WHERE c.prospectid IS NULL
           AND (POSITION(LOWER(:small) IN LOWER(COALESCE(c.organizationname, ''))) > 0
                OR POSITION(LOWER(:small) IN LOWER(COALESCE(c.personfirstname, '') || ' ' || COALESCE(c.personlastname, ''))) > 0)
       ) AS found
 ORDER BY latest DESC
 FETCH FIRST :max ROWS ONLY
