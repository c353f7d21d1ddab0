-- What people are told about, once per way of telling, however many nodes see it. State: new (to be told), told, more (news
-- to be told), over (the end to be told), idle. Whoever tells it sets nexttry ahead first, so that nobody else does.
CREATE TABLE gangway.alert (
  alertkey                VARCHAR(80) NOT NULL,
  channel                 VARCHAR(20) NOT NULL,
  state                   VARCHAR(10) NOT NULL,
  since                   TIMESTAMP WITH TIME ZONE NOT NULL,
  job                     VARCHAR(40),
  summary                 VARCHAR(1000) NOT NULL,
  cure                    VARCHAR(500),
  nodeid                  VARCHAR(36),
  mark                    TIMESTAMP,
  toldat                  TIMESTAMP WITH TIME ZONE,
  nexttry                 TIMESTAMP WITH TIME ZONE NOT NULL,
  tries                   INTEGER DEFAULT 0 NOT NULL,
  CONSTRAINT alert_key PRIMARY KEY (alertkey, channel)
);

-- When a node that stays up was last there: one row.
CREATE TABLE gangway.lastalive (
  onlyone                 INTEGER NOT NULL,
  name                    VARCHAR(100) NOT NULL,
  seen                    TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT lastalive_key PRIMARY KEY (onlyone)
);
