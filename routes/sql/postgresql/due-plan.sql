-- For the rest of a transaction that claims or forgets: go by the indexes whatever the statistics say. They are taken when
-- the queue is nearly empty, and then the planner would rather read and sort all of a backlog.
SELECT set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true), set_config('enable_sort', 'off', true)
