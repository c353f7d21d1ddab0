-- Removes the test prospect's customers from the mirror.
DELETE FROM hq.customer WHERE dataareaid = :dataareaid AND prospectid = :prospectid
