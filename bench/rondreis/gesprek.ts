/** Client and server of a round trip agree on this: the klant, and the school it asks for. */

export const KLANT = { klantnaam: 'top-dossier', klantcode: 'klantcode-van-de-meting' };
export const SLEUTEL = '98BA00-sleutel-van-de-meting';
export const VERZOEK = {
  schooljaar: '2026-2027',
  brincode: '98BA',
  dependancecode: '00',
  xsdversie: '2.2',
} as const;

export type VraagOpdracht = {
  /** The number of questions in all … */
  keer: number;
  /** … and how many of them at a time. */
  tegelijk: number;
  /** Ask only for changes since this moment: the answer is `geenwijzigingen`. */
  sinds?: string | undefined;
};
export type VraagUitkomst = { leerlingen: number; geenwijzigingen: number };

/** Asks until `keer` questions are answered. */
export async function ask(
  { keer, tegelijk }: VraagOpdracht,
  vraag: () => Promise<VraagUitkomst>,
): Promise<VraagUitkomst> {
  const totaal = { leerlingen: 0, geenwijzigingen: 0 };
  let over = keer;
  async function askInTurn(): Promise<void> {
    while (over > 0) {
      over -= 1;
      const { leerlingen, geenwijzigingen } = await vraag();
      totaal.leerlingen += leerlingen;
      totaal.geenwijzigingen += geenwijzigingen;
    }
  }
  await Promise.all(Array.from({ length: tegelijk }, askInTurn));
  return totaal;
}
