-- More users of an organization: who has an e-mail address already, who is a member, and what came earlier.

-- The e-mail that a Person signs in with, as the sign-in compares it.
ALTER TABLE hq.customer ADD COLUMN personemailaddress VARCHAR(255) GENERATED ALWAYS AS
  (CASE WHEN partytype = 'Person' THEN LOWER(primarycontactemail) END) ${stored};
CREATE INDEX customer_person_email ON hq.customer (dataareaid, personemailaddress);

CREATE INDEX customerhierarchynode_party ON hq.customerhierarchynode (nodepartynumber);
CREATE INDEX channelrequest_hierarchy ON hq.channelrequest (customerhierarchyid);
CREATE INDEX channelrequest_account ON hq.channelrequest (customeraccount);
