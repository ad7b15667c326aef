import { Client } from 'pg';

let schemas = 0;

/** A schema of its own on a server, for one test. @returns its address, as DATABASE_URL has it */
export async function createSchema(server: string): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = `test_${process.pid}_${(schemas += 1)}`;
  const url = new URL(server);
  url.searchParams.set('options', `-c search_path=${name}`);
  await query(server, `create schema ${name}`);
  return { url: url.href, drop: () => query(server, `drop schema ${name} cascade`) };
}

/** Runs one statement on a connection of its own. */
export async function query(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(text);
  await client.end();
}
