DELETE FROM ax.channelrequest WHERE requestid = :requestid
