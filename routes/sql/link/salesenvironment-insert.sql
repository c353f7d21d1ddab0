-- Remembers which Sales environment this database belongs to.
INSERT INTO gangway.salesenvironment (organizationid, url, firstseen) VALUES (:organizationid, :url, :now)
