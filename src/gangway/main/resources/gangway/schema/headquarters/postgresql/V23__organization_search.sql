-- Organizations are looked up by name and e-mail address where rules for that are set.
CREATE INDEX customer_organization_name ON hq.customer (dataareaid, LOWER(organizationname)) WHERE partytype = 'Organization';
CREATE INDEX customer_organization_email ON hq.customer (dataareaid, LOWER(primarycontactemail)) WHERE partytype = 'Organization';
