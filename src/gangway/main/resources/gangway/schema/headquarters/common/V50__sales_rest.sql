-- Until when a Sales environment asked to be left alone: for processes that start in between, and for the other nodes.
CREATE TABLE gangway.salesrest (
  url                     VARCHAR(255) NOT NULL,
  resteduntil             TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT salesrest_key PRIMARY KEY (url)
);
