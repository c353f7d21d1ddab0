-- A customer with a record in Sales changed (PostgreSQL).
CREATE FUNCTION gangway.make_customer_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO gangway.due AS d (job, dataareaid, subject)
  SELECT 'customers-to-sales', l.dataareaid, l.customeraccount
    FROM gangway.customerlink l
   WHERE l.dataareaid = NEW.dataareaid AND l.customeraccount = NEW.customeraccount
  ON CONFLICT (job, dataareaid, subject) DO UPDATE SET again = 1, attempts = 0,
         dueat = CASE WHEN d.owner IS NULL THEN CURRENT_TIMESTAMP ELSE d.dueat END
   WHERE d.owner IS NOT NULL OR d.attempts > 0 OR d.dueat > CURRENT_TIMESTAMP;
  RETURN NULL;
END $$;

CREATE TRIGGER customer_differs
  AFTER UPDATE OF organizationname, personfirstname, personlastname, primarycontactphone, creditlimit, creditlimitismandatory,
                  addressstreet, addresscity, addressstateid, addresszipcode, addresscountryregionisocode
  ON hq.customer FOR EACH ROW EXECUTE FUNCTION gangway.make_customer_due();
