-- Selects the Sales environment that this database belongs to.
SELECT organizationid, url FROM gangway.salesenvironment
