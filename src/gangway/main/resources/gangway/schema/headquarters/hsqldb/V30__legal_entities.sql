-- Keys have one notation, whoever writes them (HSQLDB): ids of legal entities are kept in capital letters without white space
-- around them.
CREATE TRIGGER hq.channelrequest_area_new BEFORE INSERT ON hq.channelrequest REFERENCING NEW ROW AS n
  FOR EACH ROW SET n.dataareaid = UPPER(TRIM(REGEXP_REPLACE(n.dataareaid, '^\s+|\s+$', '')));
CREATE TRIGGER hq.channelrequest_area_changed BEFORE UPDATE OF dataareaid ON hq.channelrequest REFERENCING NEW ROW AS n
  FOR EACH ROW SET n.dataareaid = UPPER(TRIM(REGEXP_REPLACE(n.dataareaid, '^\s+|\s+$', '')));
CREATE TRIGGER hq.prospect_area_new BEFORE INSERT ON hq.prospect REFERENCING NEW ROW AS n
  FOR EACH ROW SET n.dataareaid = UPPER(TRIM(REGEXP_REPLACE(n.dataareaid, '^\s+|\s+$', '')));
CREATE TRIGGER hq.prospect_area_changed BEFORE UPDATE OF dataareaid ON hq.prospect REFERENCING NEW ROW AS n
  FOR EACH ROW SET n.dataareaid = UPPER(TRIM(REGEXP_REPLACE(n.dataareaid, '^\s+|\s+$', '')));
CREATE TRIGGER hq.customer_area_new BEFORE INSERT ON hq.customer REFERENCING NEW ROW AS n
  FOR EACH ROW SET n.dataareaid = UPPER(TRIM(REGEXP_REPLACE(n.dataareaid, '^\s+|\s+$', '')));
CREATE TRIGGER hq.customer_area_changed BEFORE UPDATE OF dataareaid ON hq.customer REFERENCING NEW ROW AS n
  FOR EACH ROW SET n.dataareaid = UPPER(TRIM(REGEXP_REPLACE(n.dataareaid, '^\s+|\s+$', '')));
CREATE TRIGGER hq.customerhierarchy_area_new BEFORE INSERT ON hq.customerhierarchy REFERENCING NEW ROW AS n
  FOR EACH ROW SET n.dataareaid = UPPER(TRIM(REGEXP_REPLACE(n.dataareaid, '^\s+|\s+$', '')));
CREATE TRIGGER hq.customerhierarchy_area_changed BEFORE UPDATE OF dataareaid ON hq.customerhierarchy REFERENCING NEW ROW AS n
  FOR EACH ROW SET n.dataareaid = UPPER(TRIM(REGEXP_REPLACE(n.dataareaid, '^\s+|\s+$', '')));
CREATE TRIGGER hq.emailnotification_area_new BEFORE INSERT ON hq.emailnotification REFERENCING NEW ROW AS n
  FOR EACH ROW SET n.dataareaid = UPPER(TRIM(REGEXP_REPLACE(n.dataareaid, '^\s+|\s+$', '')));
CREATE TRIGGER hq.emailnotification_area_changed BEFORE UPDATE OF dataareaid ON hq.emailnotification REFERENCING NEW ROW AS n
  FOR EACH ROW SET n.dataareaid = UPPER(TRIM(REGEXP_REPLACE(n.dataareaid, '^\s+|\s+$', '')));
