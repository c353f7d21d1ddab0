-- What every look asks for is found without reading what was decided long ago.
UPDATE gangway.cloudprospect SET state = 'Decided'
 WHERE state = 'Mirrored'
   AND EXISTS (SELECT 1 FROM hq.prospect p
                WHERE p.dataareaid = cloudprospect.dataareaid AND p.prospectid = cloudprospect.prospectid
                  AND p.b2bprospectstatus <> 'Pending');
CREATE INDEX cloudprospect_state ON gangway.cloudprospect (state);
