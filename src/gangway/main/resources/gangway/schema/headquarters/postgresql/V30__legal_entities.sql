-- Keys have one notation, whoever writes them (PostgreSQL): ids of legal entities are kept in capital letters without white space
-- around them. COLLATE "C": the same letters under every locale.
CREATE FUNCTION gangway.fold_legal_entity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.dataareaid := UPPER(BTRIM(NEW.dataareaid, E' \t\n\r\f\v') COLLATE "C");
  RETURN NEW;
END $$;

CREATE TRIGGER channelrequest_area BEFORE INSERT OR UPDATE OF dataareaid ON hq.channelrequest FOR EACH ROW
  WHEN (NEW.dataareaid <> UPPER(BTRIM(NEW.dataareaid, E' \t\n\r\f\v') COLLATE "C")) EXECUTE FUNCTION gangway.fold_legal_entity();
CREATE TRIGGER prospect_area BEFORE INSERT OR UPDATE OF dataareaid ON hq.prospect FOR EACH ROW
  WHEN (NEW.dataareaid <> UPPER(BTRIM(NEW.dataareaid, E' \t\n\r\f\v') COLLATE "C")) EXECUTE FUNCTION gangway.fold_legal_entity();
CREATE TRIGGER customer_area BEFORE INSERT OR UPDATE OF dataareaid ON hq.customer FOR EACH ROW
  WHEN (NEW.dataareaid <> UPPER(BTRIM(NEW.dataareaid, E' \t\n\r\f\v') COLLATE "C")) EXECUTE FUNCTION gangway.fold_legal_entity();
CREATE TRIGGER customerhierarchy_area BEFORE INSERT OR UPDATE OF dataareaid ON hq.customerhierarchy FOR EACH ROW
  WHEN (NEW.dataareaid <> UPPER(BTRIM(NEW.dataareaid, E' \t\n\r\f\v') COLLATE "C")) EXECUTE FUNCTION gangway.fold_legal_entity();
CREATE TRIGGER emailnotification_area BEFORE INSERT OR UPDATE OF dataareaid ON hq.emailnotification FOR EACH ROW
  WHEN (NEW.dataareaid <> UPPER(BTRIM(NEW.dataareaid, E' \t\n\r\f\v') COLLATE "C")) EXECUTE FUNCTION gangway.fold_legal_entity();
