-- The currencies that waiting prospects have, to look for them in Sales.
SELECT DISTINCT currencycode FROM hq.prospect WHERE b2bprospectstatus = 'Pending' AND currencycode IS NOT NULL ORDER BY currencycode
