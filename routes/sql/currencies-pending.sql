SELECT DISTINCT currencycode FROM hq.prospect WHERE b2bprospectstatus = 'Pending' AND currencycode IS NOT NULL ORDER BY currencycode
