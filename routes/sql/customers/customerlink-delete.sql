-- Forgets which Sales record belongs to a customer. Locks that link.
DELETE FROM gangway.customerlink WHERE dataareaid = :dataareaid AND customeraccount = :customeraccount
