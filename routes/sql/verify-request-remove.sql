DELETE FROM hq.channelrequest WHERE requestid = :requestid
