-- Marks the upload session that had failed at this counter as applied.
UPDATE hq.uploadsession
   SET status = 'Applied', tocounter = :to, rowsaffected = :rows, trycount = trycount + 1, message = NULL, dateuploaded = :now
 WHERE jobid = :jobid AND fromcounter = :from AND status IN ('UploadFailed', 'ApplyFailed')
