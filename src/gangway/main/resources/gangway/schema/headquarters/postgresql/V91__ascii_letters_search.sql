-- Indexes of LOWER go: searches compare ASCII letters only, and the folded addresses have indexes of their own.
DROP INDEX hq.customer_organization_email;
DROP INDEX hq.prospect_email;
DROP INDEX hq.customer_email;
DROP INDEX hq.emailnotification_receiver;
DROP INDEX hq.channelrequest_email;
DROP INDEX hq.channelrequest_companyemail;
CREATE INDEX channelrequest_email ON hq.channelrequest
  (TRANSLATE(email, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'));
CREATE INDEX channelrequest_companyemail ON hq.channelrequest
  (TRANSLATE(companyemail, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'));
