-- An existing customer becomes that of the prospect. A person is to sign in with the e-mail address of the request, and is
-- no longer a contact under somebody else's organization.
UPDATE hq.customer
   SET prospectid = :prospectid, modifieddatetime = :now, contactof = NULL,
       primarycontactemail = CASE WHEN partytype = 'Person' THEN :email ELSE primarycontactemail END
 WHERE dataareaid = :dataareaid AND customeraccount = :customeraccount
