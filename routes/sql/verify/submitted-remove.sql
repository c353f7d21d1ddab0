-- Deletes the test request from the channel.
DELETE FROM ax.channelrequest WHERE requestid = :requestid
