-- Deletes opportunities that were deleted in Sales.
DELETE FROM gangway.opportunity
 WHERE opportunityid IN (SELECT k.o FROM UNNEST(CAST(:opportunityids AS VARCHAR(36) ARRAY)) AS k (o))
