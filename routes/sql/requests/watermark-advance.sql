-- Advances the watermark from where this session started: of two concurrent P-0001, one advances it and the other rolls
-- back.
UPDATE gangway.watermark SET counter = :to WHERE jobid = :jobid AND counter = :from
