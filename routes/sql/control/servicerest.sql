-- How long a service still wants to be left alone; by the database's clock.
SELECT resteduntil, CURRENT_TIMESTAMP AS now FROM gangway.salesrest WHERE url = :url AND resteduntil > CURRENT_TIMESTAMP
