-- Counts the records that have reached each stage.
SELECT stage, records
  FROM (SELECT 1 AS ordinal, 'requests pulled' AS stage, COUNT(*) AS records FROM hq.channelrequest
        UNION ALL SELECT 2, 'requests failed', COUNT(*) FROM hq.channelrequest WHERE syncstatus = 'Failed'
        UNION ALL SELECT 3, 'prospects', COUNT(*) FROM hq.prospect
        UNION ALL SELECT 4, 'leads', COUNT(*) FROM gangway.link
        UNION ALL SELECT 5, 'approved', COUNT(*) FROM hq.prospect WHERE b2bprospectstatus = 'Approved'
        UNION ALL SELECT 6, 'rejected', COUNT(*) FROM hq.prospect WHERE b2bprospectstatus = 'Rejected'
        UNION ALL SELECT 7, 'customers', COUNT(*) FROM hq.customer
        UNION ALL SELECT 8, 'hierarchies', COUNT(*) FROM hq.customerhierarchy
        UNION ALL SELECT 9, 'mails sent', COUNT(*) FROM hq.emailnotification WHERE status = 'Sent'
        UNION ALL SELECT 10, 'mails waiting', COUNT(*) FROM hq.emailnotification WHERE status <> 'Sent' AND withdrawndatetime IS NULL
        UNION ALL SELECT 11, 'errors', COUNT(*) FROM gangway.error) AS stages
 ORDER BY ordinal
