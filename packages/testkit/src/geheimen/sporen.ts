import pg from 'pg';

/** Texts that must be nowhere, each under the name that a failing test may print. */
export type Geheim = Readonly<Record<string, string>>;

/** Each secret as it is, and in the forms in which careless code may have written it. */
function vormen(geheim: string): string[] {
  const bytes = Buffer.from(geheim);
  return [
    geheim,
    geheim.toLowerCase(),
    encodeURIComponent(geheim),
    bytes.toString('hex'),
    // Without its end, because the last characters depend on the text that follows.
    bytes.toString('base64').replace(/.{0,3}=*$/, ''),
    bytes.toString('base64url').replace(/.{0,3}$/, ''),
  ];
}

/** The names of the secrets in this text. */
export function findSporen(text: string, geheimen: Geheim): string[] {
  const klein = text.toLowerCase();
  return Object.entries(geheimen)
    .filter(([, geheim]) =>
      vormen(geheim).some((vorm) => text.includes(vorm) || klein.includes(vorm.toLowerCase())),
    )
    .map(([naam]) => naam);
}

/** Searches every row of every table, those of the jobs included; returns `table: name` of each secret that it finds. */
export async function findSporenInDatabase(
  ownerUrl: string,
  geheimen: Geheim,
): Promise<{ sporen: string[]; rijen: number }> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows: tabellen } = await client.query<{ tabel: string }>(
      `select format('%I.%I', table_schema, table_name) as tabel from information_schema.tables
        where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE' order by 1`,
    );
    const sporen: string[] = [];
    let rijen = 0;
    for (const { tabel } of tabellen) {
      const { rows } = await client.query<{ rij: string }>(
        `select row_to_json(r)::text as rij from ${tabel} r`,
      );
      rijen += rows.length;
      for (const { rij } of rows)
        for (const naam of findSporen(rij, geheimen)) sporen.push(`${tabel}: ${naam}`);
    }
    return { sporen: [...new Set(sporen)], rijen };
  } finally {
    await client.end();
  }
}
