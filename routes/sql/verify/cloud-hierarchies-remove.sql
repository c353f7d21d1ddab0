-- Deletes the local copy of the test prospect's hierarchy.
DELETE FROM hq.customerhierarchy WHERE dataareaid = :dataareaid AND prospectid = :prospectid
