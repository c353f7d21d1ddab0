INSERT INTO gangway.salesenvironment (organizationid, url, firstseen) VALUES (:organizationid, :url, :now)
