-- Headquarters: what P-0001 pulls, what the synchronize job makes of it, and what a decision leaves behind.

CREATE TABLE hq.uploadsession (
  uploadsessionid         VARCHAR(36) NOT NULL,
  jobid                   VARCHAR(40) NOT NULL,
  status                  VARCHAR(20) NOT NULL,
  fromcounter             BIGINT,
  tocounter               BIGINT,
  rowsaffected            INTEGER,
  trycount                INTEGER DEFAULT 0 NOT NULL,
  message                 VARCHAR(2000),
  datecreated             TIMESTAMP,
  dateuploaded            TIMESTAMP,
  CONSTRAINT uploadsession_key PRIMARY KEY (uploadsessionid)
);
CREATE INDEX uploadsession_from ON hq.uploadsession (jobid, fromcounter);

CREATE TABLE hq.channelrequest (
  requestid               VARCHAR(36) NOT NULL,
  replicationcounterfromorigin BIGINT,
  requesttype             VARCHAR(20),
  dataareaid              VARCHAR(4),
  retailchannel           VARCHAR(40),
  firstname               VARCHAR(50),
  middlename              VARCHAR(50),
  lastname                VARCHAR(50),
  companyname             VARCHAR(250),
  companyemail            VARCHAR(255),
  companysize             INTEGER,
  department              VARCHAR(100),
  email                   VARCHAR(255),
  phone                   VARCHAR(255),
  phoneextension          VARCHAR(10),
  url                     VARCHAR(255),
  comments                VARCHAR(2000),
  languageid              VARCHAR(10),
  currencycode            VARCHAR(3),
  street                  VARCHAR(250),
  city                    VARCHAR(60),
  county                  VARCHAR(60),
  state                   VARCHAR(60),
  zipcode                 VARCHAR(20),
  countryregionisocode    VARCHAR(3),
  postbox                 VARCHAR(20),
  districtname            VARCHAR(60),
  customerhierarchyid     VARCHAR(20),
  customeraccount         VARCHAR(20),
  spendinglimit           DECIMAL(18, 2),
  createddatetime         TIMESTAMP,
  uploadsessionid         VARCHAR(36),
  syncstatus              VARCHAR(20) DEFAULT 'Pending' NOT NULL,
  trycount                INTEGER DEFAULT 0 NOT NULL,
  errormessage            VARCHAR(2000),
  onlineoperationcompleted INTEGER DEFAULT 0 NOT NULL,
  CONSTRAINT hq_channelrequest_key PRIMARY KEY (requestid)
);

-- openemailaddress holds the e-mail of a partner who is pending or approved, and nothing once rejected: its unique
-- constraint is what makes a second lead for one partner impossible, also with two nodes at work.
CREATE TABLE hq.prospect (
  dataareaid              VARCHAR(4) NOT NULL,
  prospectid              VARCHAR(20) NOT NULL,
  requestid               VARCHAR(36),
  prospectpartynumber     VARCHAR(40),
  prospectrelationtypeid  VARCHAR(20) DEFAULT 'B2BProspect' NOT NULL,
  isb2bprospect           INTEGER DEFAULT 1 NOT NULL,
  b2bprospectstatus       VARCHAR(20) DEFAULT 'Pending' NOT NULL,
  prospectname            VARCHAR(160),
  firstname               VARCHAR(50),
  middlename              VARCHAR(50),
  lastname                VARCHAR(50),
  companyname             VARCHAR(250),
  companysize             INTEGER,
  department              VARCHAR(100),
  primaryemailaddress     VARCHAR(255),
  primaryphonenumber      VARCHAR(255),
  primaryphonenumberextension VARCHAR(10),
  primaryurl              VARCHAR(255),
  addressstreet           VARCHAR(250),
  addresscity             VARCHAR(60),
  addresscountyid         VARCHAR(60),
  addressstateid          VARCHAR(60),
  addresszipcode          VARCHAR(20),
  addresspostbox          VARCHAR(20),
  addresscountryregionisocode VARCHAR(3),
  languageid              VARCHAR(10),
  currencycode            VARCHAR(3),
  customergroupid         VARCHAR(20),
  creditlimit             DECIMAL(18, 2),
  note                    VARCHAR(2000),
  retailchanneloperatingunitpartynumber VARCHAR(40),
  createddatetime         TIMESTAMP,
  modifieddatetime        TIMESTAMP,
  openemailaddress        VARCHAR(255) GENERATED ALWAYS AS
    (CASE WHEN b2bprospectstatus <> 'Rejected' THEN LOWER(primaryemailaddress) END) ${stored},
  CONSTRAINT prospect_key PRIMARY KEY (dataareaid, prospectid),
  CONSTRAINT prospect_request UNIQUE (requestid),
  CONSTRAINT prospect_open_email UNIQUE (dataareaid, openemailaddress)
);

-- At most one Organization and one Person come out of one prospect, however often its decision is applied.
CREATE TABLE hq.customer (
  dataareaid              VARCHAR(4) NOT NULL,
  customeraccount         VARCHAR(20) NOT NULL,
  partytype               VARCHAR(20),
  partynumber             VARCHAR(40),
  prospectid              VARCHAR(20),
  organizationname        VARCHAR(250),
  personfirstname         VARCHAR(50),
  personlastname          VARCHAR(50),
  primarycontactemail     VARCHAR(255),
  primarycontactphone     VARCHAR(255),
  languageid              VARCHAR(10),
  salescurrencycode       VARCHAR(3),
  customergroupid         VARCHAR(20),
  creditlimit             DECIMAL(18, 2),
  creditlimitismandatory  INTEGER,
  addressstreet           VARCHAR(250),
  addresscity             VARCHAR(80),
  addressstateid          VARCHAR(60),
  addresszipcode          VARCHAR(20),
  addresscountryregionisocode VARCHAR(80),
  customerhierarchyid     VARCHAR(20),
  isb2badmin              INTEGER DEFAULT 0,
  createddatetime         TIMESTAMP,
  modifieddatetime        TIMESTAMP,
  CONSTRAINT hq_customer_key PRIMARY KEY (dataareaid, customeraccount),
  CONSTRAINT hq_customer_of_prospect UNIQUE (dataareaid, prospectid, partytype)
);

CREATE TABLE hq.customerhierarchy (
  customerhierarchyid     VARCHAR(20) NOT NULL,
  dataareaid              VARCHAR(4),
  name                    VARCHAR(250),
  purpose                 VARCHAR(20),
  organizationpartynumber VARCHAR(40),
  organizationcustomeraccount VARCHAR(20),
  currentversion          INTEGER,
  prospectid              VARCHAR(20),
  CONSTRAINT hq_customerhierarchy_key PRIMARY KEY (customerhierarchyid),
  CONSTRAINT hq_customerhierarchy_of_prospect UNIQUE (dataareaid, prospectid)
);

CREATE TABLE hq.customerhierarchynode (
  customerhierarchyid     VARCHAR(20) NOT NULL,
  nodepartynumber         VARCHAR(40) NOT NULL,
  customeraccount         VARCHAR(20),
  nodetype                VARCHAR(20),
  role                    VARCHAR(20),
  spendinglimit           DECIMAL(18, 2),
  versionadded            INTEGER,
  versionremoved          INTEGER,
  CONSTRAINT hq_customerhierarchynode_key PRIMARY KEY (customerhierarchyid, nodepartynumber)
);

CREATE TABLE hq.numbersequence (
  sequenceid              VARCHAR(40) NOT NULL,
  nextvalue               BIGINT NOT NULL,
  format                  VARCHAR(40) NOT NULL,
  CONSTRAINT numbersequence_key PRIMARY KEY (sequenceid)
);

INSERT INTO hq.numbersequence (sequenceid, nextvalue, format) VALUES ('Prospect', 1, 'P-#######');
INSERT INTO hq.numbersequence (sequenceid, nextvalue, format) VALUES ('Customer', 1, 'C-#######');
INSERT INTO hq.numbersequence (sequenceid, nextvalue, format) VALUES ('CustomerHierarchy', 1, 'CH-######');
INSERT INTO hq.numbersequence (sequenceid, nextvalue, format) VALUES ('Party', 1, 'PA-########');

-- notificationid is computed from what the mail is about, so an outcome that is applied twice still mails once.
CREATE TABLE hq.emailnotification (
  notificationid          VARCHAR(36) NOT NULL,
  notificationtype        VARCHAR(40) NOT NULL,
  dataareaid              VARCHAR(4),
  prospectid              VARCHAR(20),
  customeraccount         VARCHAR(20),
  receiveremailaddress    VARCHAR(255),
  languageid              VARCHAR(10),
  status                  VARCHAR(20) DEFAULT 'Queued' NOT NULL,
  messageid               VARCHAR(255),
  trycount                INTEGER DEFAULT 0 NOT NULL,
  errormessage            VARCHAR(2000),
  createddatetime         TIMESTAMP,
  sentdatetime            TIMESTAMP,
  CONSTRAINT emailnotification_key PRIMARY KEY (notificationid)
);
CREATE INDEX emailnotification_prospect ON hq.emailnotification (dataareaid, prospectid);
