-- The role the server should run as on PostgreSQL: it may add to the log and read it, and nothing
-- else. Run this as the owner of the schemas after every `placet migrate` (which needs the owner).
-- The triggers of the schema refuse the same statements; the role refuses them earlier, and it
-- cannot drop a trigger. Choose a password with:  \password placet_app

DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'placet_app') THEN
        CREATE ROLE placet_app LOGIN;
    END IF;
END
$$;

GRANT USAGE ON SCHEMA placet TO placet_app;
GRANT USAGE ON SCHEMA placet_keys TO placet_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA placet TO placet_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA placet_keys TO placet_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA placet TO placet_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA placet_keys TO placet_app;

-- The log is append-only, and what ran stays as it ran.
REVOKE UPDATE, DELETE ON placet.log, placet.entry, placet.tile, placet.idem, placet.checkpoint FROM placet_app;
REVOKE DELETE ON placet.log_state FROM placet_app;
REVOKE UPDATE ON placet.payload FROM placet_app;
REVOKE INSERT, UPDATE, DELETE ON placet.migration FROM placet_app;
REVOKE INSERT, UPDATE, DELETE ON placet_keys.migration FROM placet_app;
