-- As in headquarters: in addresses, only ASCII letters are the same in both cases.
ALTER TABLE ax.customer DROP COLUMN personemailaddress;
ALTER TABLE ax.customer ADD COLUMN personemailaddress VARCHAR(255) GENERATED ALWAYS AS
  (CASE WHEN partytype = 'Person' THEN ${folded.primarycontactemail} END) ${stored};
ALTER TABLE ax.customer DROP COLUMN foldedemailaddress;
ALTER TABLE ax.customer ADD COLUMN foldedemailaddress VARCHAR(255) GENERATED ALWAYS AS
  (${folded.primarycontactemail}) ${stored};
