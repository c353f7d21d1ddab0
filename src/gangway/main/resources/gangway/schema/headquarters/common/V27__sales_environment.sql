-- The one Sales environment that the links and the place in the change tracking belong to, written down at the first contact.
CREATE TABLE gangway.salesenvironment (
  onlyone                 INTEGER DEFAULT 1 NOT NULL,
  organizationid          VARCHAR(36) NOT NULL,
  url                     VARCHAR(255) NOT NULL,
  firstseen               TIMESTAMP NOT NULL,
  CONSTRAINT salesenvironment_key PRIMARY KEY (onlyone),
  CONSTRAINT salesenvironment_one CHECK (onlyone = 1)
);
