-- Stores where P-0001 begins, once, before the first request; if two processes begin at once, the second changes
-- nothing.
UPDATE gangway.watermark
   SET counter = :counter, startpoint = :startpoint, startcounter = :counter, startrecords = :records, starttime = :now
 WHERE jobid = :jobid AND startpoint IS NULL
