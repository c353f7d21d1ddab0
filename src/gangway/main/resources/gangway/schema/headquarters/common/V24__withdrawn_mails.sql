-- When a mail was withdrawn that may have reached the mail server: it is not sent any more, and its row is kept.
ALTER TABLE hq.emailnotification ADD COLUMN withdrawndatetime TIMESTAMP;
