-- The order in which due records are claimed (PostgreSQL). The condition, which is always true, keeps the index for the
-- claim, which repeats it: a look-up by key can only use the key, whatever the planner believes about a table that is
-- nearly empty most of the time.
CREATE INDEX due_when ON gangway.due (job, dueat) WHERE dueat > '-infinity';

-- Triggers that make work due (PostgreSQL). One statement-level trigger per event, so that a statement that touches
-- a thousand rows fires once, and locks in the order of the keys, as everybody does who locks several. TG_ARGV: the job,
-- the SQL of the legal entity, the SQL of the subject, a condition.
-- What is due already and in nobody's hands is only locked until the change is committed, not written once more.

CREATE FUNCTION gangway.make_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format(
    'INSERT INTO gangway.due AS d (job, dataareaid, subject) SELECT DISTINCT %L, (%s) COLLATE "C", (%s) COLLATE "C" '
    'FROM changed WHERE %s ORDER BY 2, 3 '
    'ON CONFLICT (job, dataareaid, subject) DO UPDATE SET again = 1, attempts = 0, '
    'dueat = CASE WHEN d.owner IS NULL THEN CURRENT_TIMESTAMP ELSE d.dueat END '
    'WHERE d.owner IS NOT NULL OR d.attempts > 0 OR d.dueat > CURRENT_TIMESTAMP',
    TG_ARGV[0], TG_ARGV[1], TG_ARGV[2], TG_ARGV[3]);
  RETURN NULL;
END $$;

-- An update makes due only those requests of which a business column is written.
CREATE FUNCTION gangway.make_request_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO gangway.due AS d (job, dataareaid, subject) VALUES ('synchronize-channel-requests', '', NEW.requestid)
  ON CONFLICT (job, dataareaid, subject) DO UPDATE SET again = 1, attempts = 0,
         dueat = CASE WHEN d.owner IS NULL THEN CURRENT_TIMESTAMP ELSE d.dueat END
   WHERE d.owner IS NOT NULL OR d.attempts > 0 OR d.dueat > CURRENT_TIMESTAMP;
  RETURN NULL;
END $$;

-- An update makes due only those prospects of which a business column is another one now. Planned each time (EXECUTE): what
-- suits one row would compare every two of a thousand.
CREATE FUNCTION gangway.make_changed_prospects_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE '
    INSERT INTO gangway.due AS d (job, dataareaid, subject)
    SELECT ''prospects-to-leads'', n.dataareaid, n.prospectid
      FROM changed n
      LEFT JOIN former f ON f.dataareaid = n.dataareaid AND f.prospectid = n.prospectid
     WHERE n.isb2bprospect = 1
       AND (f.prospectid IS NULL OR f.isb2bprospect <> 1 OR
           ROW(n.b2bprospectstatus, n.prospectname, n.firstname, n.middlename, n.lastname, n.companyname,
               n.companysize, n.department, n.primaryemailaddress, n.primaryphonenumber,
               n.primaryphonenumberextension, n.primaryurl, n.addressstreet, n.addresscity, n.addresscountyid,
               n.addressstateid, n.addresszipcode, n.addresspostbox, n.addresscountryregionisocode, n.languageid,
               n.currencycode, n.customergroupid, n.creditlimit, n.note, n.retailchanneloperatingunitpartynumber)
           IS DISTINCT FROM
           ROW(f.b2bprospectstatus, f.prospectname, f.firstname, f.middlename, f.lastname, f.companyname,
               f.companysize, f.department, f.primaryemailaddress, f.primaryphonenumber,
               f.primaryphonenumberextension, f.primaryurl, f.addressstreet, f.addresscity, f.addresscountyid,
               f.addressstateid, f.addresszipcode, f.addresspostbox, f.addresscountryregionisocode, f.languageid,
               f.currencycode, f.customergroupid, f.creditlimit, f.note, f.retailchanneloperatingunitpartynumber))
     ORDER BY n.dataareaid COLLATE "C", n.prospectid COLLATE "C"
        ON CONFLICT (job, dataareaid, subject) DO UPDATE SET again = 1, attempts = 0,
           dueat = CASE WHEN d.owner IS NULL THEN CURRENT_TIMESTAMP ELSE d.dueat END
     WHERE d.owner IS NOT NULL OR d.attempts > 0 OR d.dueat > CURRENT_TIMESTAMP';
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

CREATE TRIGGER prospect_changed AFTER UPDATE ON hq.prospect REFERENCING OLD TABLE AS former NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION gangway.make_changed_prospects_due();

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
