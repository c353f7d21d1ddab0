-- Updates a user; columns that are not given stay as they are.
UPDATE hq.customer
   SET personfirstname = COALESCE(CAST(:firstname AS VARCHAR(50)), personfirstname),
       personlastname = COALESCE(CAST(:lastname AS VARCHAR(50)), personlastname),
       primarycontactphone = COALESCE(CAST(:phone AS VARCHAR(255)), primarycontactphone),
       primarycontactemail = COALESCE(CAST(:email AS VARCHAR(255)), primarycontactemail),
       languageid = COALESCE(CAST(:languageid AS VARCHAR(10)), languageid),
       modifieddatetime = :now
 WHERE dataareaid = :dataareaid AND customeraccount = :customeraccount
