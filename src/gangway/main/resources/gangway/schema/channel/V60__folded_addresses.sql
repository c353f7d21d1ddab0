-- E-mail addresses as they are compared, whoever wrote them: without what nobody sees around them, in small letters. As
-- in headquarters.
ALTER TABLE ax.customer ADD COLUMN foldedemailaddress VARCHAR(255) GENERATED ALWAYS AS
  (${folded.primarycontactemail}) ${stored};
