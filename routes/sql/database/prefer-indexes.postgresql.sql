-- Makes the planner use indexes and plan each statement for its own values, for the rest of the transaction. Statistics
-- and cached plans may date from when the queue, or a table about to be filled, was nearly empty; the planner would
-- then read and sort the whole table. random_page_cost is 1 because the rows being worked on are in memory: a page of
-- an index costs no more than the next page of a table. Switched-off plans count as endlessly expensive, for which the
-- server would compile each statement first; that takes longer than to carry it out.
SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_seqscan', 'off', true),
       set_config('enable_bitmapscan', 'off', true), set_config('enable_sort', 'off', true),
       set_config('random_page_cost', '1', true), set_config('jit', 'off', true)
