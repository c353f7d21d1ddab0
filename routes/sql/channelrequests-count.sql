SELECT COUNT(*) AS requests FROM ax.channelrequest WHERE replicationcounterfromorigin > CAST(:counter AS BIGINT)
