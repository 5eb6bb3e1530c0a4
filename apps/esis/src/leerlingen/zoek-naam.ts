/** A text to search by: Zoë and zoe are one. */
const foldText = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLocaleLowerCase('nl');

/** Each word that was typed stands somewhere in the name, in whatever order: 'jansen emma' finds Emma Jansen. */
export function createNaamFilter(gezocht: string): (naam: string) => boolean {
  const words = foldText(gezocht).split(/\s+/).filter(Boolean);
  return (naam) => {
    const folded = foldText(naam);
    return words.every((word) => folded.includes(word));
  };
}
