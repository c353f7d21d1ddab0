-- Delivery to the channel is Microsoft's here; the triggers do not know that.
DELETE FROM gangway.due WHERE job = '1010'
