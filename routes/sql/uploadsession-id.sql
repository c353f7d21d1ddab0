SELECT uploadsessionid FROM hq.uploadsession
 WHERE jobid = :jobid AND fromcounter = :from AND status IN ('UploadFailed', 'ApplyFailed')
