import { Client } from 'pg';

/** Runs statements on a server, on a connection of their own; gives the rows of the last as texts. */
export async function askServer(url: string, text: string): Promise<readonly (readonly string[])[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text, rowMode: 'array' });
    return (rows as unknown[][] | undefined)?.map((row) => row.map(String)) ?? [];
  } finally {
    await client.end();
  }
}
