-- Selects how long a service still asks to be left alone, by the database's clock.
SELECT resteduntil, CURRENT_TIMESTAMP AS now FROM gangway.salesrest WHERE url = :url AND resteduntil > CURRENT_TIMESTAMP
