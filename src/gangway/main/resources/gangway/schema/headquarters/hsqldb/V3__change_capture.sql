-- The order in which due records are claimed, and triggers that make work due (HSQLDB).

CREATE INDEX due_when ON gangway.due (job, dueat);

CREATE TRIGGER hq.channelrequest_new AFTER INSERT ON hq.channelrequest REFERENCING NEW ROW AS n
  FOR EACH ROW WHEN (n.syncstatus = 'Pending')
  INSERT INTO gangway.due (job, dataareaid, subject) VALUES ('synchronize-channel-requests', '', n.requestid);

-- Somebody mended a request by hand.
CREATE TRIGGER hq.channelrequest_mended
  AFTER UPDATE OF requesttype, dataareaid, firstname, middlename, lastname, companyname, companyemail, companysize,
                  department, email, phone, phoneextension, url, comments, languageid, currencycode, street, city,
                  county, state, zipcode, countryregionisocode, postbox, districtname, customerhierarchyid,
                  customeraccount, spendinglimit
  ON hq.channelrequest REFERENCING NEW ROW AS n
  FOR EACH ROW WHEN (n.syncstatus <> 'Processed')
  MERGE INTO gangway.due d USING (VALUES (n.requestid)) AS v (subject)
     ON d.job = 'synchronize-channel-requests' AND d.dataareaid = '' AND d.subject = v.subject
   WHEN MATCHED THEN UPDATE SET d.again = 1, d.attempts = 0,
        d.dueat = CASE WHEN d.owner IS NULL THEN CURRENT_TIMESTAMP ELSE d.dueat END
   WHEN NOT MATCHED THEN INSERT (job, dataareaid, subject) VALUES ('synchronize-channel-requests', '', v.subject);

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

CREATE TRIGGER hq.emailnotification_new AFTER INSERT ON hq.emailnotification REFERENCING NEW ROW AS n
  FOR EACH ROW WHEN (n.status = 'Queued')
  INSERT INTO gangway.due (job, dataareaid, subject) VALUES ('email-notifications', '', n.notificationid);

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

CREATE TRIGGER hq.customerhierarchy_new AFTER INSERT ON hq.customerhierarchy REFERENCING NEW ROW AS n
  FOR EACH ROW
  MERGE INTO gangway.due d USING (VALUES ('hierarchy/' || n.customerhierarchyid)) AS v (subject)
     ON d.job = '1010' AND d.dataareaid = '' AND d.subject = v.subject
   WHEN MATCHED THEN UPDATE SET d.again = 1
   WHEN NOT MATCHED THEN INSERT (job, dataareaid, subject) VALUES ('1010', '', v.subject);

CREATE TRIGGER hq.customerhierarchy_changed AFTER UPDATE ON hq.customerhierarchy REFERENCING NEW ROW AS n
  FOR EACH ROW
  MERGE INTO gangway.due d USING (VALUES ('hierarchy/' || n.customerhierarchyid)) AS v (subject)
     ON d.job = '1010' AND d.dataareaid = '' AND d.subject = v.subject
   WHEN MATCHED THEN UPDATE SET d.again = 1
   WHEN NOT MATCHED THEN INSERT (job, dataareaid, subject) VALUES ('1010', '', v.subject);

CREATE TRIGGER hq.customerhierarchy_gone AFTER DELETE ON hq.customerhierarchy REFERENCING OLD ROW AS o
  FOR EACH ROW
  MERGE INTO gangway.due d USING (VALUES ('hierarchy/' || o.customerhierarchyid)) AS v (subject)
     ON d.job = '1010' AND d.dataareaid = '' AND d.subject = v.subject
   WHEN MATCHED THEN UPDATE SET d.again = 1
   WHEN NOT MATCHED THEN INSERT (job, dataareaid, subject) VALUES ('1010', '', v.subject);

CREATE TRIGGER hq.customerhierarchynode_new AFTER INSERT ON hq.customerhierarchynode REFERENCING NEW ROW AS n
  FOR EACH ROW
  MERGE INTO gangway.due d USING (VALUES ('hierarchy/' || n.customerhierarchyid)) AS v (subject)
     ON d.job = '1010' AND d.dataareaid = '' AND d.subject = v.subject
   WHEN MATCHED THEN UPDATE SET d.again = 1
   WHEN NOT MATCHED THEN INSERT (job, dataareaid, subject) VALUES ('1010', '', v.subject);

CREATE TRIGGER hq.customerhierarchynode_changed AFTER UPDATE ON hq.customerhierarchynode REFERENCING NEW ROW AS n
  FOR EACH ROW
  MERGE INTO gangway.due d USING (VALUES ('hierarchy/' || n.customerhierarchyid)) AS v (subject)
     ON d.job = '1010' AND d.dataareaid = '' AND d.subject = v.subject
   WHEN MATCHED THEN UPDATE SET d.again = 1
   WHEN NOT MATCHED THEN INSERT (job, dataareaid, subject) VALUES ('1010', '', v.subject);

CREATE TRIGGER hq.customerhierarchynode_gone AFTER DELETE ON hq.customerhierarchynode REFERENCING OLD ROW AS o
  FOR EACH ROW
  MERGE INTO gangway.due d USING (VALUES ('hierarchy/' || o.customerhierarchyid)) AS v (subject)
     ON d.job = '1010' AND d.dataareaid = '' AND d.subject = v.subject
   WHEN MATCHED THEN UPDATE SET d.again = 1
   WHEN NOT MATCHED THEN INSERT (job, dataareaid, subject) VALUES ('1010', '', v.subject);
