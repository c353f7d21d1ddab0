UPDATE gangway.customerlink SET known = :known WHERE dataareaid = :dataareaid AND customeraccount = :customeraccount
