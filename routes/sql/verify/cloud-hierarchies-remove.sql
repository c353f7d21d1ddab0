-- Removes the test prospect's hierarchy from the mirror.
DELETE FROM hq.customerhierarchy WHERE dataareaid = :dataareaid AND prospectid = :prospectid
