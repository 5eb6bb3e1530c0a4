import { addKalenderdagen, findDag, findMoment } from './kalender.ts';
import { SCHOOLVAKANTIES } from './schoolvakanties.ts';

/** Days after Easter Sunday: the second day of Easter, Ascension Day, the second day of Pentecost; and Good Friday before. */
const ROND_PASEN = [-2, 1, 39, 50];

/** A day on which primary schools in every region are open. */
export function isSchooldag(dag: string): boolean {
  const weekdag = new Date(`${dag}T00:00:00Z`).getUTCDay();
  if (weekdag === 0 || weekdag === 6) return false;
  return !isFeestdag(dag) && !SCHOOLVAKANTIES.some(([eerste, laatste]) => eerste <= dag && dag <= laatste);
}

function isFeestdag(dag: string): boolean {
  const pasen = findPasen(Number(dag.slice(0, 4)));
  if (ROND_PASEN.some((dagen) => addKalenderdagen(pasen, dagen) === dag)) return true;
  return ['01-01', '04-27', '12-25', '12-26'].includes(dag.slice(5));
}

/** Easter Sunday in the Gregorian calendar (Butcher's rule). */
function findPasen(jaar: number): string {
  const a = jaar % 19;
  const [b, c] = [Math.trunc(jaar / 100), jaar % 100];
  const g = Math.trunc((8 * b + 13) / 25);
  const h = (19 * a + b - Math.trunc(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.trunc(c / 4) - h - (c % 4)) % 7;
  const m = Math.trunc((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  const [maand, dag] = [Math.trunc(n / 31), (n % 31) + 1];
  return `${jaar}-${String(maand).padStart(2, '0')}-${String(dag).padStart(2, '0')}`;
}

/** The longest holiday is nine weeks; a table with a fault in it must not make an endless search. */
const MAX_DAGEN = 150;

/**
 * The first moment of the day from which on so many whole schooldagen lie before today. What happened last before this
 * moment was followed by that many schooldagen without anything.
 */
export function findBeginVanSchooldagen(moment: Date, aantal: number): Date {
  let dag = findDag(moment);
  let over = aantal;
  for (let stap = 0; over > 0 && stap < MAX_DAGEN; stap += 1) {
    dag = addKalenderdagen(dag, -1);
    if (isSchooldag(dag)) over -= 1;
  }
  return findMoment(dag, 0);
}
