-- Selects the counter up to which a job has pulled, and where it began.
SELECT counter, startpoint, startcounter, startrecords, starttime FROM gangway.watermark WHERE jobid = :jobid
