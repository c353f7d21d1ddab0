-- Selects requests in the channel that P-0001 has not pulled yet.
SELECT requestid, dataareaid, requesttype, firstname, lastname, companyname, email, createddatetime
  FROM ax.channelrequest
 WHERE replicationcounterfromorigin > :counter
   AND (requestid = :text OR requestid = :small
        OR POSITION(:address IN TRANSLATE(COALESCE(email, '') || ' ' || COALESCE(companyemail, ''),
                    'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')) > 0
        OR POSITION(LOWER(:small) IN LOWER(COALESCE(companyname, ''))) > 0
        OR POSITION(LOWER(:small) IN LOWER(COALESCE(firstname, '') || ' ' || COALESCE(lastname, ''))) > 0)
 ORDER BY createddatetime
 FETCH FIRST :max ROWS ONLY
