UPDATE hq.channelrequest
   SET syncstatus = 'Failed', trycount = trycount + 1, errormessage = :message
 WHERE requestid = :requestid
