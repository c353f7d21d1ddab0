-- Which account or contact of Sales stands for which customer, and what was last known to be the same on both sides, in
-- the columns of Sales.
CREATE TABLE gangway.customerlink (
  dataareaid              VARCHAR(4) NOT NULL,
  customeraccount         VARCHAR(20) NOT NULL,
  entityset               VARCHAR(20) NOT NULL,
  recordid                VARCHAR(36) NOT NULL,
  known                   VARCHAR(8000) NOT NULL,
  CONSTRAINT customerlink_key PRIMARY KEY (dataareaid, customeraccount)
);
CREATE INDEX customerlink_record ON gangway.customerlink (recordid);

CREATE INDEX customerhierarchy_organization ON hq.customerhierarchy (dataareaid, organizationcustomeraccount);
