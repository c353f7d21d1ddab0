-- contactof: the account of the organization whose contact a Person is; null for one who is a customer in person.
ALTER TABLE hq.customer ADD COLUMN contactof VARCHAR(20);
ALTER TABLE hq.customer ADD COLUMN salestaxgroup VARCHAR(20);
