-- Notes why a request cannot become a prospect. Locks that request.
UPDATE hq.channelrequest
   SET syncstatus = 'Failed', trycount = trycount + 1, errormessage = :message
 WHERE requestid = :requestid
