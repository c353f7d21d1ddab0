-- Once, before the first request; of two that begin at once the second one leaves it as it is.
UPDATE gangway.watermark
   SET counter = :counter, startpoint = :startpoint, startcounter = :counter, startrecords = :records, starttime = :now
 WHERE jobid = :jobid AND startpoint IS NULL
