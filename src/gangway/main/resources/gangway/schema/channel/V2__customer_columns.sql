-- contactof: the account of the organization whose contact a Person is; null for one who is a customer in person.
ALTER TABLE ax.customer ADD COLUMN contactof VARCHAR(20);
ALTER TABLE ax.customer ADD COLUMN salestaxgroup VARCHAR(20);

-- The e-mail that a Person signs in with, as the sign-in compares it; as in headquarters.
ALTER TABLE ax.customer ADD COLUMN personemailaddress VARCHAR(255) GENERATED ALWAYS AS
  (CASE WHEN partytype = 'Person' THEN LOWER(primarycontactemail) END) ${stored};
