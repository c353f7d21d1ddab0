-- Deletes the link between a customer and its Sales record. Locks that link.
DELETE FROM gangway.customerlink WHERE dataareaid = :dataareaid AND customeraccount = :customeraccount
