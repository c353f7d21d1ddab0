-- Inserts an operator's action into the audit log.
INSERT INTO gangway.act (happened, who, act, job, dataareaid, subject, requestid, code, reason, errorid, words)
VALUES (:happened, :who, :act, :job, :dataareaid, :subject, :requestid, :code, :reason, :errorid, :words)
