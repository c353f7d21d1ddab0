-- Selects the currencies of pending prospects, to look them up in Sales.
SELECT DISTINCT currencycode FROM hq.prospect WHERE b2bprospectstatus = 'Pending' AND currencycode IS NOT NULL ORDER BY currencycode
