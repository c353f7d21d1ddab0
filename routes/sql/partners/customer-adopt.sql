-- Assigns an existing customer to the prospect. A person signs in with the e-mail address of the request from now on,
-- and is no longer a contact of another organization.
UPDATE hq.customer
   SET prospectid = :prospectid, modifieddatetime = :now, contactof = NULL,
       primarycontactemail = CASE WHEN partytype = 'Person' THEN :email ELSE primarycontactemail END
 WHERE dataareaid = :dataareaid AND customeraccount = :customeraccount
