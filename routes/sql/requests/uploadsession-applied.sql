-- Writes down a session of P-0001 that was applied.
INSERT INTO hq.uploadsession (uploadsessionid, jobid, status, fromcounter, tocounter, rowsaffected, trycount, message, datecreated, dateuploaded)
VALUES (:uploadsessionid, :jobid, 'Applied', :from, :to, :rows, 1, NULL, :datecreated, :now)
