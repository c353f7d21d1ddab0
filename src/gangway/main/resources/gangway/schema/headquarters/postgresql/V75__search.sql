-- What 'where', 'forget' and the console look for (PostgreSQL): addresses in whatever letters, numbers without a legal
-- entity, and the beginnings of words. Nothing of it is in a column that a job changes, so that updates stay in their page.
CREATE INDEX prospect_email ON hq.prospect (LOWER(primaryemailaddress));
CREATE INDEX prospect_number ON hq.prospect (prospectid);
CREATE INDEX channelrequest_email ON hq.channelrequest (LOWER(email));
CREATE INDEX channelrequest_companyemail ON hq.channelrequest (LOWER(companyemail));
CREATE INDEX customer_email ON hq.customer (LOWER(primarycontactemail));
CREATE INDEX customer_number ON hq.customer (customeraccount);
CREATE INDEX emailnotification_receiver ON hq.emailnotification (LOWER(receiveremailaddress));
CREATE INDEX emailnotification_customer ON hq.emailnotification (customeraccount) WHERE customeraccount IS NOT NULL;
CREATE INDEX act_subject ON gangway.act (subject);
CREATE INDEX error_subject ON gangway.error (subject);

-- Letters and digits are words, the rest between them is space.
CREATE INDEX prospect_words ON hq.prospect USING gin
  (to_tsvector('simple'::regconfig, regexp_replace(COALESCE(companyname, '') || ' ' || COALESCE(prospectname, '') || ' '
    || COALESCE(firstname, '') || ' ' || COALESCE(lastname, ''), '[^[:alnum:]]+', ' ', 'g')));
CREATE INDEX customer_words ON hq.customer USING gin
  (to_tsvector('simple'::regconfig, regexp_replace(COALESCE(organizationname, '') || ' ' || COALESCE(personfirstname, '')
    || ' ' || COALESCE(personlastname, ''), '[^[:alnum:]]+', ' ', 'g'))) WHERE prospectid IS NULL;
