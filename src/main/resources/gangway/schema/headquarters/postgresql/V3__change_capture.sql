-- The order in which due records are claimed (PostgreSQL). The condition, which is always true, keeps the index for the
-- claim, which repeats it: a look-up by key can only use the key, whatever the planner believes about a table that is
-- nearly empty most of the time.
CREATE INDEX due_when ON gangway.due (job, dueat) WHERE dueat > '-infinity';

-- Triggers that make work due (PostgreSQL). One statement-level trigger per event, so that a statement that touches
-- a thousand rows fires once. TG_ARGV: the job, the SQL of the legal entity, the SQL of the subject, a condition.

CREATE FUNCTION gangway.make_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format(
    'INSERT INTO gangway.due AS d (job, dataareaid, subject) SELECT DISTINCT %L, %s, %s FROM changed WHERE %s '
    'ON CONFLICT (job, dataareaid, subject) DO UPDATE SET again = 1, attempts = 0, '
    'dueat = CASE WHEN d.owner IS NULL THEN CURRENT_TIMESTAMP ELSE d.dueat END',
    TG_ARGV[0], TG_ARGV[1], TG_ARGV[2], TG_ARGV[3]);
  RETURN NULL;
END $$;

-- An update makes due only those rows whose business columns are written.
CREATE FUNCTION gangway.make_request_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO gangway.due AS d (job, dataareaid, subject) VALUES ('synchronize-channel-requests', '', NEW.requestid)
  ON CONFLICT (job, dataareaid, subject) DO UPDATE SET again = 1, attempts = 0,
         dueat = CASE WHEN d.owner IS NULL THEN CURRENT_TIMESTAMP ELSE d.dueat END;
  RETURN NULL;
END $$;

CREATE FUNCTION gangway.make_prospect_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO gangway.due AS d (job, dataareaid, subject) VALUES ('prospects-to-leads', NEW.dataareaid, NEW.prospectid)
  ON CONFLICT (job, dataareaid, subject) DO UPDATE SET again = 1, attempts = 0,
         dueat = CASE WHEN d.owner IS NULL THEN CURRENT_TIMESTAMP ELSE d.dueat END;
  RETURN NULL;
END $$;

CREATE TRIGGER channelrequest_new AFTER INSERT ON hq.channelrequest REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION gangway.make_due('synchronize-channel-requests', '''''', 'requestid', 'syncstatus = ''Pending''');

CREATE TRIGGER channelrequest_mended
  AFTER UPDATE OF requesttype, dataareaid, firstname, middlename, lastname, companyname, companyemail, companysize,
                  department, email, phone, phoneextension, url, comments, languageid, currencycode, street, city,
                  county, state, zipcode, countryregionisocode, postbox, districtname, customerhierarchyid,
                  customeraccount, spendinglimit
  ON hq.channelrequest FOR EACH ROW WHEN (NEW.syncstatus <> 'Processed')
  EXECUTE FUNCTION gangway.make_request_due();

CREATE TRIGGER prospect_new AFTER INSERT ON hq.prospect REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION gangway.make_due('prospects-to-leads', 'dataareaid', 'prospectid', 'isb2bprospect = 1');

CREATE TRIGGER prospect_changed
  AFTER UPDATE OF b2bprospectstatus, prospectname, firstname, middlename, lastname, companyname, companysize,
                  department, primaryemailaddress, primaryphonenumber, primaryphonenumberextension, primaryurl,
                  addressstreet, addresscity, addresscountyid, addressstateid, addresszipcode, addresspostbox,
                  addresscountryregionisocode, languageid, currencycode, customergroupid, creditlimit, note,
                  retailchanneloperatingunitpartynumber
  ON hq.prospect FOR EACH ROW WHEN (NEW.isb2bprospect = 1)
  EXECUTE FUNCTION gangway.make_prospect_due();

CREATE TRIGGER prospect_gone AFTER DELETE ON hq.prospect REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION gangway.make_due('prospects-to-leads', 'dataareaid', 'prospectid', 'isb2bprospect = 1');

CREATE TRIGGER emailnotification_new AFTER INSERT ON hq.emailnotification REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION gangway.make_due('email-notifications', '''''', 'notificationid', 'status = ''Queued''');

CREATE TRIGGER customer_new AFTER INSERT ON hq.customer REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION gangway.make_due('1010', 'dataareaid', '''customer/'' || customeraccount', 'TRUE');
CREATE TRIGGER customer_changed AFTER UPDATE ON hq.customer REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION gangway.make_due('1010', 'dataareaid', '''customer/'' || customeraccount', 'TRUE');
CREATE TRIGGER customer_gone AFTER DELETE ON hq.customer REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION gangway.make_due('1010', 'dataareaid', '''customer/'' || customeraccount', 'TRUE');

CREATE TRIGGER customerhierarchy_new AFTER INSERT ON hq.customerhierarchy REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION gangway.make_due('1010', '''''', '''hierarchy/'' || customerhierarchyid', 'TRUE');
CREATE TRIGGER customerhierarchy_changed AFTER UPDATE ON hq.customerhierarchy REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION gangway.make_due('1010', '''''', '''hierarchy/'' || customerhierarchyid', 'TRUE');
CREATE TRIGGER customerhierarchy_gone AFTER DELETE ON hq.customerhierarchy REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION gangway.make_due('1010', '''''', '''hierarchy/'' || customerhierarchyid', 'TRUE');

CREATE TRIGGER customerhierarchynode_new AFTER INSERT ON hq.customerhierarchynode REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION gangway.make_due('1010', '''''', '''hierarchy/'' || customerhierarchyid', 'TRUE');
CREATE TRIGGER customerhierarchynode_changed AFTER UPDATE ON hq.customerhierarchynode REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION gangway.make_due('1010', '''''', '''hierarchy/'' || customerhierarchyid', 'TRUE');
CREATE TRIGGER customerhierarchynode_gone AFTER DELETE ON hq.customerhierarchynode REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION gangway.make_due('1010', '''''', '''hierarchy/'' || customerhierarchyid', 'TRUE');
