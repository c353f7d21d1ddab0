-- Stores the values that both sides have now. Locks that link.
UPDATE gangway.customerlink SET known = :known WHERE dataareaid = :dataareaid AND customeraccount = :customeraccount
