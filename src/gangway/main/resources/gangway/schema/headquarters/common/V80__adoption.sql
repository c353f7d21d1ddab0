-- Whether the leads that Sales had before this database are known: asked before the first lead is created, and settled by
-- an adoption. No row: nobody has asked yet. Running: an adoption is under way or was broken off, and no lead is created.
CREATE TABLE gangway.adoption (
  onlyone                 INTEGER DEFAULT 1 NOT NULL,
  state                   VARCHAR(20) NOT NULL,
  leadid                  VARCHAR(36),
  owner                   VARCHAR(36),
  started                 TIMESTAMP,
  decidedsince            TIMESTAMP,
  changed                 TIMESTAMP NOT NULL,
  CONSTRAINT adoption_key PRIMARY KEY (onlyone),
  CONSTRAINT adoption_one CHECK (onlyone = 1)
);

-- When a link was adopted, and whether the prospect had been decided, and the decision carried out, by somebody else before.
ALTER TABLE gangway.link ADD COLUMN adopted TIMESTAMP;
ALTER TABLE gangway.link ADD COLUMN carriedout INTEGER DEFAULT 0 NOT NULL;
