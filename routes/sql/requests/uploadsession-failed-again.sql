-- Counts another failure of the same upload session. Locks it.
UPDATE hq.uploadsession
   SET status = :status, trycount = trycount + 1, message = :message
 WHERE jobid = :jobid AND fromcounter = :from AND status IN ('UploadFailed', 'ApplyFailed')
