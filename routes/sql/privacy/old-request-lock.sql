-- Retention: locks a request by an update that changes nothing, so that what is read about it next stays true.
UPDATE hq.channelrequest SET trycount = trycount WHERE requestid = :requestid
