SELECT counter FROM gangway.watermark WHERE jobid = :jobid
