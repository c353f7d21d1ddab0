-- The session that failed before at this counter has come through.
UPDATE hq.uploadsession
   SET status = 'Applied', tocounter = :to, rowsaffected = :rows, trycount = trycount + 1, message = NULL, dateuploaded = :now
 WHERE jobid = :jobid AND fromcounter = :from AND status IN ('UploadFailed', 'ApplyFailed')
