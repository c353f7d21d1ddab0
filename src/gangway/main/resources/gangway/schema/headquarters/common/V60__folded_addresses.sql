-- E-mail addresses as they are compared, whoever wrote them: without what nobody sees around them, in small letters. The
-- addresses themselves stay as they were written.
ALTER TABLE hq.prospect ADD COLUMN foldedemailaddress VARCHAR(255) GENERATED ALWAYS AS
  (${folded.primaryemailaddress}) ${stored};
CREATE INDEX prospect_folded_email ON hq.prospect (foldedemailaddress, dataareaid);
ALTER TABLE hq.customer ADD COLUMN foldedemailaddress VARCHAR(255) GENERATED ALWAYS AS
  (${folded.primarycontactemail}) ${stored};
CREATE INDEX customer_folded_email ON hq.customer (foldedemailaddress, dataareaid);
