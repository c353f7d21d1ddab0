-- Inserts a failed upload session of P-0001.
INSERT INTO hq.uploadsession (uploadsessionid, jobid, status, fromcounter, rowsaffected, trycount, message, datecreated)
VALUES (:uploadsessionid, :jobid, :status, :from, 0, 1, :message, :now)
