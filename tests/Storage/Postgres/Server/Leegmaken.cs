namespace IB.Gateway.Storage.Tests.Postgres.Server;

/// <summary>Brings a store back to what it was when it was made.</summary>
internal static class Leegmaken
{
    public const string Sql = """
        DO $$
        DECLARE
          t text;
        BEGIN
          FOR t IN SELECT inhrelid::regclass::text FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                   WHERE c.relkind = 'r' AND c.relname <> 'lading_1' LOOP
            EXECUTE 'DROP TABLE ' || t;
          END LOOP;
          FOREACH t IN ARRAY ARRAY['strook', 'schrijver', 'sleutel', 'claim', 'inhoud', 'lading', 'deel', 'vergeten', 'kloksprong', 'beurt',
                                   'herbezorgtaak', 'herbezorgclaim', 'herbezorgverloop', 'processor', 'processorstaat', 'processorparkering', 'processoringreep', 'volgpositie'] LOOP
            EXECUTE 'DELETE FROM ' || t;
          END LOOP;
          UPDATE stand SET volgnummer = 0, ontvangen = 0, deel = 1;
          INSERT INTO schrijver (id, groep, gezien) VALUES (1, 0, clock_timestamp());
          INSERT INTO deel (nummer, begonnen) VALUES (1, (extract(epoch FROM clock_timestamp()) * 1000)::bigint);
          IF to_regclass('lading_1') IS NULL THEN
            CREATE TABLE lading_1 (LIKE lading INCLUDING ALL);
            ALTER TABLE lading ATTACH PARTITION lading_1 FOR VALUES IN (1);
          END IF;
        END $$
        """;
}
