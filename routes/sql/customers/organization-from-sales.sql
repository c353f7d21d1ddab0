-- Updates an Organization customer with what a seller changed on its account.
UPDATE hq.customer
   SET organizationname = :organizationname, creditlimit = CAST(:creditlimit AS DECIMAL(18, 2)),
       creditlimitismandatory = CAST(:creditlimitismandatory AS INTEGER),
       primarycontactphone = :primarycontactphone, addressstreet = :addressstreet,
       addresscity = :addresscity, addressstateid = :addressstateid,
       addresszipcode = :addresszipcode,
       addresscountryregionisocode = :addresscountryregionisocode, modifieddatetime = :now
 WHERE dataareaid = :dataareaid AND customeraccount = :customeraccount
