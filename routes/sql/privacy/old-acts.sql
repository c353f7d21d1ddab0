-- Retention: what people decided long ago keeps who, when, why and about which record, and loses the words of the refusal.
UPDATE gangway.act
   SET words = NULL
 WHERE actid IN (SELECT a.actid FROM gangway.act a
                  WHERE a.happened < :before AND a.words IS NOT NULL
                  ORDER BY a.actid FETCH FIRST :max ROWS ONLY)
