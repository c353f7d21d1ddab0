-- Only from where this session started: of two P-0001 at once, one moves the watermark and the other rolls back.
UPDATE gangway.watermark SET counter = :to WHERE jobid = :jobid AND counter = :from
