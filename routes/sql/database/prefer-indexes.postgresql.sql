-- For the rest of the transaction: plan each statement for its own values, and go by the indexes whatever the statistics
-- say. They, and the plans that are kept, are from when the queue, or a table that is about to be filled, was nearly empty,
-- and then the planner would rather read and sort all there is. A page of an index costs no more than the next of a table:
-- what is being worked on is in memory.
SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_seqscan', 'off', true),
       set_config('enable_bitmapscan', 'off', true), set_config('enable_sort', 'off', true),
       set_config('random_page_cost', '1', true)
