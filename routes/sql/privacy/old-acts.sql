-- Retention: erases the words of the refusal from old actions, some rows at a time; who, when, why and about which
-- record stay.
UPDATE gangway.act
   SET words = NULL
 WHERE actid IN (SELECT a.actid FROM gangway.act a
                  WHERE a.happened < :before AND a.words IS NOT NULL
                  ORDER BY a.actid FETCH FIRST :max ROWS ONLY)
