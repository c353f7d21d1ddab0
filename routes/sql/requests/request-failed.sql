-- Records why a request could not be processed. Locks that request.
UPDATE hq.channelrequest
   SET syncstatus = 'Failed', trycount = trycount + 1, errormessage = :message
 WHERE requestid = :requestid
