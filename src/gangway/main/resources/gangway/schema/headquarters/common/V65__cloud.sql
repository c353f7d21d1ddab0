-- Headquarters in the cloud: what is known about each B2B prospect of Finance and Operations, beside its mirror row in
-- hq.prospect. Finance and Operations has no place for claims, attempts and decisions that are under way.
CREATE TABLE gangway.cloudprospect (
  dataareaid              VARCHAR(4) NOT NULL,
  prospectid              VARCHAR(20) NOT NULL,
  -- the legal entity in the letters of Finance and Operations: keys want them exactly
  company                 VARCHAR(10) NOT NULL,
  -- of the row as it was mirrored last; null when it has to be read again
  etag                    VARCHAR(2000),
  -- Incomplete, Refused, Mirrored or Gone
  state                   VARCHAR(20) NOT NULL,
  firstseen               TIMESTAMP NOT NULL,
  -- what Sales decided and headquarters does not show yet
  wanted                  VARCHAR(20),
  -- what was written last, when, and whether an answer said so
  written                 VARCHAR(20),
  writtenat               TIMESTAMP,
  answered                INTEGER DEFAULT 0 NOT NULL,
  -- when an approval was first seen, and when customers and hierarchy were there
  approvedat              TIMESTAMP,
  completedat             TIMESTAMP,
  CONSTRAINT cloudprospect_key PRIMARY KEY (dataareaid, prospectid)
);

DROP VIEW gangway.prospectjourney;
CREATE VIEW gangway.prospectjourney AS
SELECT r.requestid,
       COALESCE(p.dataareaid, r.dataareaid) AS dataareaid,
       p.prospectid,
       l.leadid,
       p.b2bprospectstatus,
       l.salesstate,
       COALESCE((SELECT MAX(e.message) FROM gangway.error e WHERE e.requestid = r.requestid), r.errormessage) AS lasterror,
       r.createddatetime AS requested,
       p.createddatetime AS prospectcreated,
       l.leadcreated,
       l.decided,
       (SELECT MAX(n.sentdatetime) FROM hq.emailnotification n
         WHERE n.dataareaid = p.dataareaid AND n.prospectid = p.prospectid) AS notified,
       l.delivered
  FROM hq.channelrequest r
  LEFT JOIN hq.prospect p ON p.requestid = r.requestid
  LEFT JOIN gangway.link l ON l.dataareaid = p.dataareaid AND l.prospectid = p.prospectid
UNION ALL
SELECT p.requestid,
       c.dataareaid,
       c.prospectid,
       l.leadid,
       p.b2bprospectstatus,
       l.salesstate,
       (SELECT MAX(e.message) FROM gangway.error e WHERE e.dataareaid = c.dataareaid AND e.subject = c.prospectid),
       CAST(NULL AS TIMESTAMP),
       c.firstseen,
       l.leadcreated,
       l.decided,
       CAST(NULL AS TIMESTAMP),
       l.delivered
  FROM gangway.cloudprospect c
  LEFT JOIN hq.prospect p ON p.dataareaid = c.dataareaid AND p.prospectid = c.prospectid
  LEFT JOIN gangway.link l ON l.dataareaid = c.dataareaid AND l.prospectid = c.prospectid;
