import type { AnyDb } from '@koppelpunt/platform';
import { findGebruikerId } from './gebruiker-id.ts';

/** An intern begeleider who waits for the yes of this vestiging. Gives the id. `owner` sees every row. */
export async function insertVoorstel(owner: AnyDb, doorEmail: string, plek: string): Promise<string> {
  const id = crypto.randomUUID();
  await owner
    .insertInto('rolvoorstellen')
    .values({
      id,
      naam: 'Vera Voorstel',
      email: `${id}@school.example`,
      rol: 'intern_begeleider',
      plek,
      voorgesteldDoor: await findGebruikerId(owner, doorEmail),
      createdAt: new Date(),
      verlooptOp: new Date(Date.now() + 24 * 60 * 60 * 1000),
    })
    .execute();
  return id;
}
