-- What a seller changed of a contact that is a customer.
UPDATE hq.customer
   SET personfirstname = CAST(:personfirstname AS VARCHAR(50)), personlastname = CAST(:personlastname AS VARCHAR(50)),
       primarycontactphone = CAST(:primarycontactphone AS VARCHAR(255)), addressstreet = CAST(:addressstreet AS VARCHAR(250)),
       addresscity = CAST(:addresscity AS VARCHAR(80)), addressstateid = CAST(:addressstateid AS VARCHAR(60)),
       addresszipcode = CAST(:addresszipcode AS VARCHAR(20)),
       addresscountryregionisocode = CAST(:addresscountryregionisocode AS VARCHAR(80)), modifieddatetime = :now
 WHERE dataareaid = :dataareaid AND customeraccount = :customeraccount
