-- Prospects of which a person said that no lead of Sales is theirs: they get one of their own, and no adoption asks again.
CREATE TABLE gangway.nolead (
  dataareaid              VARCHAR(4) NOT NULL,
  prospectid              VARCHAR(20) NOT NULL,
  chosen                  TIMESTAMP NOT NULL,
  CONSTRAINT nolead_key PRIMARY KEY (dataareaid, prospectid)
);
