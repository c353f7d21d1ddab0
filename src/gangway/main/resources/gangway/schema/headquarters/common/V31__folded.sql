-- What nobody could see in a request as it was entered, and what was taken off at the door.
ALTER TABLE hq.channelrequest ADD COLUMN folded VARCHAR(1000);
