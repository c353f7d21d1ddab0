-- Marks requests as processed: prospects were made from them, or their user changes were made. Locks those requests.
UPDATE hq.channelrequest
   SET syncstatus = 'Processed', onlineoperationcompleted = 1, trycount = trycount + 1, errormessage = NULL
 WHERE requestid IN (SELECT k.requestid FROM UNNEST(CAST(:requestids AS VARCHAR(36) ARRAY)) AS k (requestid))
