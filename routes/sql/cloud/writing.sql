-- Before the write goes out: whoever comes after a crash reads before writing.
UPDATE gangway.cloudprospect SET written = :written, writtenat = :now, answered = 0
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid
