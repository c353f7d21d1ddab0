DELETE FROM gangway.customerlink WHERE dataareaid = :dataareaid AND customeraccount = :customeraccount
