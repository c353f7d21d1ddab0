-- An existing customer becomes that of the prospect. A person is to sign in with the e-mail address of the request.
UPDATE hq.customer
   SET prospectid = :prospectid, modifieddatetime = :now,
       primarycontactemail = CASE WHEN partytype = 'Person' THEN :email ELSE primarycontactemail END
 WHERE dataareaid = :dataareaid AND customeraccount = :customeraccount
