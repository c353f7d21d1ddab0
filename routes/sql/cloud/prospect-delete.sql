-- Deletes the local copy of a prospect that is gone in Finance and Operations; the trigger makes its lead due, which is
-- then withdrawn.
DELETE FROM hq.prospect WHERE dataareaid = :dataareaid AND prospectid = :prospectid
