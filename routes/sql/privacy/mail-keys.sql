-- Selects the keys of the mails about the prospects and to the customers of a person.
SELECT n.notificationid
  FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS k (a, s)
  JOIN hq.emailnotification n ON n.dataareaid = k.a AND n.prospectid = k.s
UNION
SELECT n.notificationid
  FROM UNNEST(CAST(:customerareas AS VARCHAR(4) ARRAY), CAST(:accounts AS VARCHAR(20) ARRAY)) AS k (a, s)
  JOIN hq.emailnotification n ON n.dataareaid = k.a AND n.customeraccount = k.s
