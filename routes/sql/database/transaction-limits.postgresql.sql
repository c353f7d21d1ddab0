-- For the rest of the transaction: a lock, a statement and a pause may last so long; what the host has set stays.
SELECT set_config(l.name, l.millis, true)
  FROM (VALUES ('lock_timeout', :lock), ('statement_timeout', :statement),
               ('idle_in_transaction_session_timeout', :idle)) AS l (name, millis)
 WHERE current_setting(l.name) = '0'
