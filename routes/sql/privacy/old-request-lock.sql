-- Retention: locks a request, so that what is asked about it next stays true.
UPDATE hq.channelrequest SET trycount = trycount WHERE requestid = :requestid
