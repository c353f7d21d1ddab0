-- A customer with a record in Sales changed (HSQLDB).
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
