-- Records a decision just before it is written. After a crash, this mark makes the next worker read before it writes.
UPDATE gangway.cloudprospect SET written = :written, writtenat = :now, answered = 0
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid
