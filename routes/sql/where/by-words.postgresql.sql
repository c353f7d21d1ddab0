-- Selects the records whose name or company has words that begin with the given ones, by the word indexes; if nearly
-- all records match, the first ones found.
WITH wanted AS MATERIALIZED (
  SELECT to_tsquery('simple'::regconfig, regexp_replace(
           NULLIF(btrim(regexp_replace(:small, '[^[:alnum:]]+', ' ', 'g')), ''), ' +', ':* & ', 'g') || ':*') AS words)
SELECT requestid, dataareaid, prospectid, customeraccount
  FROM ((SELECT p.requestid, p.dataareaid, p.prospectid, CAST(NULL AS VARCHAR(20)) AS customeraccount, p.createddatetime AS latest
           FROM hq.prospect p
          WHERE to_tsvector('simple'::regconfig, regexp_replace(COALESCE(p.companyname, '') || ' ' || COALESCE(p.prospectname, '')
                  || ' ' || COALESCE(p.firstname, '') || ' ' || COALESCE(p.lastname, ''), '[^[:alnum:]]+', ' ', 'g'))
                @@ (SELECT words FROM wanted)
          LIMIT 200)
        UNION ALL
        (SELECT NULL, c.dataareaid, NULL, c.customeraccount, c.createddatetime
           FROM hq.customer c
          WHERE c.prospectid IS NULL
            AND to_tsvector('simple'::regconfig, regexp_replace(COALESCE(c.organizationname, '') || ' '
                  || COALESCE(c.personfirstname, '') || ' ' || COALESCE(c.personlastname, ''), '[^[:alnum:]]+', ' ', 'g'))
                @@ (SELECT words FROM wanted)
          LIMIT 200)
        UNION ALL
        SELECT r.requestid, r.dataareaid, NULL, NULL, r.createddatetime
          FROM hq.channelrequest r
         WHERE r.requestid IN (SELECT d.subject FROM gangway.due d WHERE d.job = 'synchronize-channel-requests'
                               UNION SELECT e.requestid FROM gangway.error e WHERE e.job = 'synchronize-channel-requests')
           AND (POSITION(LOWER(:small) IN LOWER(COALESCE(r.companyname, ''))) > 0
                OR POSITION(LOWER(:small) IN LOWER(COALESCE(r.firstname, '') || ' ' || COALESCE(r.lastname, ''))) > 0)
           AND NOT EXISTS (SELECT 1 FROM hq.prospect p WHERE p.requestid = r.requestid)
       ) AS found
 ORDER BY latest DESC NULLS LAST
 LIMIT :max
