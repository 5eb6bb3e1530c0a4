/** PostgreSQL itself, as the application role: the protection that stays without every check in our own code. */
import pg from 'pg';

/** The settings by which `Database.as` names the actor, written out here, because a test must not rely on the code it tests. */
export type Vrager = {
  actor: string;
  rollen?: readonly string[];
  vestigingen?: readonly string[] | '*';
  leerlingen?: readonly string[];
  koppeling?: string;
};

export const SUPPORT: Vrager = { actor: 'gebruiker:s', rollen: ['support'], vestigingen: '*' };
export const BEHEERDER: Vrager = {
  actor: 'gebruiker:f',
  rollen: ['functioneel_beheerder'],
  vestigingen: '*',
};
export const BEHANDELAAR: Vrager = { actor: 'gebruiker:b', rollen: ['behandelaar'] };
export const begeleiderVan = (brin6: string): Vrager => ({
  actor: 'gebruiker:i',
  vestigingen: [brin6],
  leerlingen: [brin6],
});
export const systeem = (naam: string, koppeling?: string): Vrager => ({
  actor: `systeem:${naam}`,
  ...(koppeling && { koppeling }),
});

export type Antwoord = { rijen: number } | { geweigerd: string };

export type QueryAs = {
  /** Runs the statements in one transaction that is rolled back; the outcome is that of the last one. */
  (vrager: Vrager | undefined, ...statements: readonly string[]): Promise<Antwoord>;
  notices: string[];
  end(): Promise<void>;
};

export async function openQueryAs(appUrl: string): Promise<QueryAs> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  const notices: string[] = [];
  client.on('notice', ({ message }) => notices.push(message ?? ''));

  async function queryAs(vrager: Vrager | undefined, ...statements: readonly string[]): Promise<Antwoord> {
    await client.query('begin');
    try {
      for (const [name, value] of Object.entries(vrager ?? {})) {
        const text = Array.isArray(value) ? `{${value.join(',')}}` : String(value);
        await client.query('select set_config($1, $2, true)', [`koppelpunt.${name}`, text]);
      }
      let rijen = 0;
      for (const statement of statements) rijen = (await client.query(statement)).rowCount ?? 0;
      return { rijen };
    } catch (error) {
      return { geweigerd: (error as { code?: string }).code ?? String(error) };
    } finally {
      await client.query('rollback');
    }
  }
  return Object.assign(queryAs, { notices, end: async () => await client.end() });
}
