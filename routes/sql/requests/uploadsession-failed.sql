-- Writes down a session of P-0001 that failed.
INSERT INTO hq.uploadsession (uploadsessionid, jobid, status, fromcounter, rowsaffected, trycount, message, datecreated)
VALUES (:uploadsessionid, :jobid, :status, :from, 0, 1, :message, :now)
