-- Retention: errors that were last seen long ago keep job, record and code, and lose their words, some at a time. Locks them.
UPDATE gangway.error
   SET message = :erased
 WHERE errorid IN (SELECT e.errorid FROM gangway.error e
                    WHERE e.lastseen < :before AND COALESCE(e.message, '') <> :erased
                    ORDER BY e.errorid FETCH FIRST :max ROWS ONLY)
