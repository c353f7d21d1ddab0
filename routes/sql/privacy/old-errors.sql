-- Retention: erases the message of errors last seen long ago, some rows at a time; job, record and code stay. Locks
-- them.
UPDATE gangway.error
   SET message = :erased
 WHERE errorid IN (SELECT e.errorid FROM gangway.error e
                    WHERE e.lastseen < :before AND COALESCE(e.message, '') <> :erased
                    ORDER BY e.errorid FETCH FIRST :max ROWS ONLY)
