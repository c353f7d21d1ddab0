-- What a seller changed of an account that is a customer.
UPDATE hq.customer
   SET organizationname = CAST(:organizationname AS VARCHAR(250)), creditlimit = CAST(:creditlimit AS DECIMAL(18, 2)),
       creditlimitismandatory = CAST(:creditlimitismandatory AS INTEGER),
       primarycontactphone = CAST(:primarycontactphone AS VARCHAR(255)), addressstreet = CAST(:addressstreet AS VARCHAR(250)),
       addresscity = CAST(:addresscity AS VARCHAR(80)), addressstateid = CAST(:addressstateid AS VARCHAR(60)),
       addresszipcode = CAST(:addresszipcode AS VARCHAR(20)),
       addresscountryregionisocode = CAST(:addresscountryregionisocode AS VARCHAR(80)), modifieddatetime = :now
 WHERE dataareaid = :dataareaid AND customeraccount = :customeraccount
