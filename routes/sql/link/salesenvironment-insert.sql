-- Stores the Sales environment that this database belongs to.
INSERT INTO gangway.salesenvironment (organizationid, url, firstseen) VALUES (:organizationid, :url, :now)
