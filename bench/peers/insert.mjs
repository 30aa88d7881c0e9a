// The floor of a web service in Node.js: parse the body, one durable INSERT with a prepared statement, answer.
//
// usage: DATABASE_URL=… node insert.mjs migrate | serve PORT
import http from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

if (process.argv[2] === 'migrate') {
  await pool.query(`CREATE TABLE consent (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, subject text NOT NULL,
    given_at timestamptz NOT NULL DEFAULT now(), body text NOT NULL)`);
  await pool.query('CREATE INDEX ON consent (subject)');
  await pool.query('CREATE INDEX ON consent (given_at)');
  await pool.end();
} else {
  const insert = async (body) => {
    const { subjectId } = JSON.parse(body);
    const { rows } = await pool.query({
      name: 'insert', text: 'INSERT INTO consent (subject, body) VALUES ($1, $2) RETURNING id', values: [subjectId, body],
    });
    return rows[0].id;
  };
  const answer = (reply, status, value) => {
    const text = JSON.stringify(value);
    reply.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
    reply.end(text);
  };
  http.createServer((request, reply) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => insert(Buffer.concat(parts).toString()).then(
      (id) => answer(reply, 200, { id }), (error) => answer(reply, 500, { error: error.message })));
  }).listen(Number(process.argv[3]), '127.0.0.1');
}
