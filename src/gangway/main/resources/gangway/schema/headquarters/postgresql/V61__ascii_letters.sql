-- LOWER is another function in each database and each of its locales, so one address could be two here and one there. In
-- addresses, only ASCII letters are the same in both cases; the door lets no others in.
ALTER TABLE hq.prospect DROP CONSTRAINT prospect_open_email;
ALTER TABLE hq.prospect DROP COLUMN openemailaddress;
ALTER TABLE hq.prospect ADD COLUMN openemailaddress VARCHAR(255) GENERATED ALWAYS AS
  (CASE WHEN b2bprospectstatus <> 'Rejected' THEN ${small.primaryemailaddress} END) ${stored};
ALTER TABLE hq.prospect ADD CONSTRAINT prospect_open_email UNIQUE (dataareaid, openemailaddress);
DROP INDEX hq.prospect_folded_email;
ALTER TABLE hq.prospect DROP COLUMN foldedemailaddress;
ALTER TABLE hq.prospect ADD COLUMN foldedemailaddress VARCHAR(255) GENERATED ALWAYS AS
  (${folded.primaryemailaddress}) ${stored};
CREATE INDEX prospect_folded_email ON hq.prospect (foldedemailaddress, dataareaid);

DROP INDEX hq.customer_person_email;
ALTER TABLE hq.customer DROP COLUMN personemailaddress;
ALTER TABLE hq.customer ADD COLUMN personemailaddress VARCHAR(255) GENERATED ALWAYS AS
  (CASE WHEN partytype = 'Person' THEN ${folded.primarycontactemail} END) ${stored};
CREATE INDEX customer_person_email ON hq.customer (dataareaid, personemailaddress);
DROP INDEX hq.customer_folded_email;
ALTER TABLE hq.customer DROP COLUMN foldedemailaddress;
ALTER TABLE hq.customer ADD COLUMN foldedemailaddress VARCHAR(255) GENERATED ALWAYS AS
  (${folded.primarycontactemail}) ${stored};
CREATE INDEX customer_folded_email ON hq.customer (foldedemailaddress, dataareaid);
