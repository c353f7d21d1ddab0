-- LOWER is another function in each database and each of its locales, so one address could be two here and one there. In
-- addresses, only ASCII letters are the same in both cases; the door lets no others in. HSQLDB drops no column of a table
-- with triggers, so they are made anew as they were.
DROP TRIGGER hq.prospect_new;
DROP TRIGGER hq.prospect_changed;
DROP TRIGGER hq.prospect_gone;
DROP TRIGGER hq.customer_new;
DROP TRIGGER hq.customer_changed;
DROP TRIGGER hq.customer_gone;
DROP TRIGGER hq.customer_differs;
DROP TRIGGER hq.prospect_area_new;
DROP TRIGGER hq.prospect_area_changed;
DROP TRIGGER hq.customer_area_new;
DROP TRIGGER hq.customer_area_changed;

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

CREATE TRIGGER hq.prospect_new AFTER INSERT ON hq.prospect REFERENCING NEW ROW AS n
  FOR EACH ROW WHEN (n.isb2bprospect = 1)
  INSERT INTO gangway.due (job, dataareaid, subject) VALUES ('prospects-to-leads', n.dataareaid, n.prospectid);

CREATE TRIGGER hq.prospect_changed
  AFTER UPDATE OF b2bprospectstatus, prospectname, firstname, middlename, lastname, companyname, companysize,
                  department, primaryemailaddress, primaryphonenumber, primaryphonenumberextension, primaryurl,
                  addressstreet, addresscity, addresscountyid, addressstateid, addresszipcode, addresspostbox,
                  addresscountryregionisocode, languageid, currencycode, customergroupid, creditlimit, note,
                  retailchanneloperatingunitpartynumber
  ON hq.prospect REFERENCING NEW ROW AS n
  FOR EACH ROW WHEN (n.isb2bprospect = 1)
  MERGE INTO gangway.due d USING (VALUES (n.dataareaid, n.prospectid)) AS v (dataareaid, subject)
     ON d.job = 'prospects-to-leads' AND d.dataareaid = v.dataareaid AND d.subject = v.subject
   WHEN MATCHED THEN UPDATE SET d.again = 1, d.attempts = 0,
        d.dueat = CASE WHEN d.owner IS NULL THEN CURRENT_TIMESTAMP ELSE d.dueat END
   WHEN NOT MATCHED THEN INSERT (job, dataareaid, subject) VALUES ('prospects-to-leads', v.dataareaid, v.subject);

CREATE TRIGGER hq.prospect_gone AFTER DELETE ON hq.prospect REFERENCING OLD ROW AS o
  FOR EACH ROW WHEN (o.isb2bprospect = 1)
  MERGE INTO gangway.due d USING (VALUES (o.dataareaid, o.prospectid)) AS v (dataareaid, subject)
     ON d.job = 'prospects-to-leads' AND d.dataareaid = v.dataareaid AND d.subject = v.subject
   WHEN MATCHED THEN UPDATE SET d.again = 1
   WHEN NOT MATCHED THEN INSERT (job, dataareaid, subject) VALUES ('prospects-to-leads', v.dataareaid, v.subject);

CREATE TRIGGER hq.customer_new AFTER INSERT ON hq.customer REFERENCING NEW ROW AS n
  FOR EACH ROW
  INSERT INTO gangway.due (job, dataareaid, subject) VALUES ('1010', n.dataareaid, 'customer/' || n.customeraccount);

CREATE TRIGGER hq.customer_changed AFTER UPDATE ON hq.customer REFERENCING NEW ROW AS n
  FOR EACH ROW
  MERGE INTO gangway.due d USING (VALUES (n.dataareaid, 'customer/' || n.customeraccount)) AS v (dataareaid, subject)
     ON d.job = '1010' AND d.dataareaid = v.dataareaid AND d.subject = v.subject
   WHEN MATCHED THEN UPDATE SET d.again = 1
   WHEN NOT MATCHED THEN INSERT (job, dataareaid, subject) VALUES ('1010', v.dataareaid, v.subject);

CREATE TRIGGER hq.customer_gone AFTER DELETE ON hq.customer REFERENCING OLD ROW AS o
  FOR EACH ROW
  MERGE INTO gangway.due d USING (VALUES (o.dataareaid, 'customer/' || o.customeraccount)) AS v (dataareaid, subject)
     ON d.job = '1010' AND d.dataareaid = v.dataareaid AND d.subject = v.subject
   WHEN MATCHED THEN UPDATE SET d.again = 1
   WHEN NOT MATCHED THEN INSERT (job, dataareaid, subject) VALUES ('1010', v.dataareaid, v.subject);

CREATE TRIGGER hq.customer_differs
  AFTER UPDATE OF organizationname, personfirstname, personlastname, primarycontactphone, creditlimit, creditlimitismandatory,
                  addressstreet, addresscity, addressstateid, addresszipcode, addresscountryregionisocode
  ON hq.customer REFERENCING NEW ROW AS n
  FOR EACH ROW
  MERGE INTO gangway.due d
     USING (SELECT l.dataareaid, l.customeraccount FROM gangway.customerlink l
             WHERE l.dataareaid = n.dataareaid AND l.customeraccount = n.customeraccount) AS v (dataareaid, subject)
     ON d.job = 'customers-to-sales' AND d.dataareaid = v.dataareaid AND d.subject = v.subject
   WHEN MATCHED THEN UPDATE SET d.again = 1, d.attempts = 0,
        d.dueat = CASE WHEN d.owner IS NULL THEN CURRENT_TIMESTAMP ELSE d.dueat END
   WHEN NOT MATCHED THEN INSERT (job, dataareaid, subject) VALUES ('customers-to-sales', v.dataareaid, v.subject);

CREATE TRIGGER hq.prospect_area_new BEFORE INSERT ON hq.prospect REFERENCING NEW ROW AS n
  FOR EACH ROW SET n.dataareaid = UPPER(TRIM(REGEXP_REPLACE(n.dataareaid, '^\s+|\s+$', '')));

CREATE TRIGGER hq.prospect_area_changed BEFORE UPDATE OF dataareaid ON hq.prospect REFERENCING NEW ROW AS n
  FOR EACH ROW SET n.dataareaid = UPPER(TRIM(REGEXP_REPLACE(n.dataareaid, '^\s+|\s+$', '')));

CREATE TRIGGER hq.customer_area_new BEFORE INSERT ON hq.customer REFERENCING NEW ROW AS n
  FOR EACH ROW SET n.dataareaid = UPPER(TRIM(REGEXP_REPLACE(n.dataareaid, '^\s+|\s+$', '')));

CREATE TRIGGER hq.customer_area_changed BEFORE UPDATE OF dataareaid ON hq.customer REFERENCING NEW ROW AS n
  FOR EACH ROW SET n.dataareaid = UPPER(TRIM(REGEXP_REPLACE(n.dataareaid, '^\s+|\s+$', '')));
