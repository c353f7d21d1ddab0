-- Selects edits of the same user that were entered later but are already applied: their values are newer.
SELECT e.firstname, e.lastname, e.email, e.phone, e.languageid, e.spendinglimit
  FROM hq.channelrequest e
 WHERE e.dataareaid = :dataareaid AND e.customeraccount = :customeraccount AND e.requesttype = 'EditUser'
   AND e.syncstatus = 'Processed' AND e.replicationcounterfromorigin > CAST(:counter AS BIGINT)
