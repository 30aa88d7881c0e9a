// c15t's self-hosted consent backend on PostgreSQL, one process, mounted as its documentation says.
//
// usage: DATABASE_URL=… node c15t.mjs migrate | serve PORT
import { serve } from '@hono/node-server';
import { c15tInstance } from '@c15t/backend';
import { kyselyAdapter } from '@c15t/backend/db/adapters/kysely';
import { migrator } from '@c15t/backend/db/migrator';
import { DB } from '@c15t/backend/db/schema';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const db = new Kysely({ dialect: new PostgresDialect({ pool }) });
const adapter = kyselyAdapter({ provider: 'postgresql', db });

if (process.argv[2] === 'migrate') {
  const plan = await migrator({ db: DB.client(adapter), schema: 'latest' });
  await plan.execute?.();
  // In the peer's favour: its stock schema slows down with every stored consent for want of these.
  for (const [table, columns] of [
    ['consent', '"subjectId"'], ['consent', '"domainId"'], ['consent', '"policyId"'], ['subject', '"externalId"'],
    ['"consentPolicy"', 'type, "isActive", "effectiveDate"'], ['domain', 'name'], ['"consentPurpose"', 'code'],
  ]) await pool.query(`CREATE INDEX ON ${table} (${columns})`);
  await db.destroy();
} else {
  const { handler } = c15tInstance({
    appName: 'bench', basePath: '/api/c15t', adapter, trustedOrigins: ['127.0.0.1', 'localhost'],
    disableGeoLocation: true, logger: { level: 'error' }, apiKeys: ['bench'],
  });
  serve({ fetch: handler, port: Number(process.argv[3]), hostname: '127.0.0.1' });
}
