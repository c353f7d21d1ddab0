-- Limits how long a lock, a statement and an idle transaction may take, for the rest of the transaction. Limits set by
-- the host stay.
SELECT set_config(l.name, l.millis, true)
  FROM (VALUES ('lock_timeout', :lock), ('statement_timeout', :statement),
               ('idle_in_transaction_session_timeout', :idle)) AS l (name, millis)
 WHERE current_setting(l.name) = '0'
