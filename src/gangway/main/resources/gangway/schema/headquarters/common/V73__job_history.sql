-- What the jobs did: a row per run. Runs that are alike and follow each other share one, which says how many they were: an
-- idle job adds a row an hour, however often it looks. Kept for gangway.retention.runs.
CREATE TABLE gangway.jobhistory (
  runid                   VARCHAR(36) NOT NULL,
  job                     VARCHAR(40) NOT NULL,
  node                    VARCHAR(100) NOT NULL,
  started                 TIMESTAMP NOT NULL,
  ended                   TIMESTAMP NOT NULL,
  runs                    BIGINT NOT NULL,
  -- how many of them could not go on
  waited                  BIGINT NOT NULL,
  recordsdone             BIGINT NOT NULL,
  recordsfailed           BIGINT NOT NULL,
  -- to Sales or to Finance and Operations
  requests                BIGINT NOT NULL,
  message                 VARCHAR(2000),
  CONSTRAINT jobhistory_key PRIMARY KEY (runid)
);
CREATE INDEX jobhistory_job ON gangway.jobhistory (job, ended);
CREATE INDEX jobhistory_ended ON gangway.jobhistory (ended);
