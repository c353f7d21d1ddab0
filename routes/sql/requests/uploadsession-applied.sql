-- Inserts an applied upload session of P-0001.
INSERT INTO hq.uploadsession (uploadsessionid, jobid, status, fromcounter, tocounter, rowsaffected, trycount, message, datecreated, dateuploaded)
VALUES (:uploadsessionid, :jobid, 'Applied', :from, :to, :rows, 1, NULL, :datecreated, :now)
