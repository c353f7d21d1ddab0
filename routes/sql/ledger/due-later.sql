-- Postpones a record. attempts counts only answers about this record, never outages. An answer ends its waiting until
-- it is due again; an outage does not.
UPDATE gangway.due
   SET owner = NULL, again = 0, attempts = attempts + CAST(:counted AS INTEGER),
       dueat = CASE WHEN again = 1 THEN CURRENT_TIMESTAMP
                    ELSE CURRENT_TIMESTAMP + CAST(:delay AS INTEGER) * INTERVAL '1' SECOND END,
       waitingsince = CASE WHEN CAST(:counted AS INTEGER) = 0 THEN waitingsince
                           WHEN again = 1 THEN CURRENT_TIMESTAMP
                           ELSE CURRENT_TIMESTAMP + CAST(:delay AS INTEGER) * INTERVAL '1' SECOND END
 WHERE job = :job AND owner = :owner AND dataareaid = :dataareaid AND subject = :subject
