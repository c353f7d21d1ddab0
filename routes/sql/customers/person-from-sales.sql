-- Updates a Person customer with what a seller changed on its contact.
UPDATE hq.customer
   SET personfirstname = :personfirstname, personlastname = :personlastname,
       primarycontactphone = :primarycontactphone, addressstreet = :addressstreet,
       addresscity = :addresscity, addressstateid = :addressstateid,
       addresszipcode = :addresszipcode,
       addresscountryregionisocode = :addresscountryregionisocode, modifieddatetime = :now
 WHERE dataareaid = :dataareaid AND customeraccount = :customeraccount
