-- What a seller changed of a contact that is a customer.
UPDATE hq.customer
   SET personfirstname = :personfirstname, personlastname = :personlastname,
       primarycontactphone = :primarycontactphone, addressstreet = :addressstreet,
       addresscity = :addresscity, addressstateid = :addressstateid,
       addresszipcode = :addresszipcode,
       addresscountryregionisocode = :addresscountryregionisocode, modifieddatetime = :now
 WHERE dataareaid = :dataareaid AND customeraccount = :customeraccount
