-- What is known about Finance and Operations as a whole: 'start' says where the first look began, once it is over; 'inert'
-- names a prospect whose written decision set nothing off, as long as that is so.
CREATE TABLE gangway.cloudnote (
  name                    VARCHAR(20) NOT NULL,
  content                 VARCHAR(200) NOT NULL,
  since                   TIMESTAMP NOT NULL,
  CONSTRAINT cloudnote_key PRIMARY KEY (name)
);
INSERT INTO gangway.cloudnote (name, content, since)
SELECT 'start', 'the first prospect', MIN(firstseen) FROM gangway.cloudprospect HAVING COUNT(*) > 0;

-- Prospects that are left alone (state Before) are none of the journey.
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
  LEFT JOIN gangway.link l ON l.dataareaid = c.dataareaid AND l.prospectid = c.prospectid
 WHERE c.state <> 'Before';
