-- Deletes the local copies of the test prospect's customers.
DELETE FROM hq.customer WHERE dataareaid = :dataareaid AND prospectid = :prospectid
