SELECT organizationid, url FROM gangway.salesenvironment
