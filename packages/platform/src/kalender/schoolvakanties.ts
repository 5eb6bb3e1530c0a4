/**
 * The holidays of Dutch primary schools, first and last day, as the ministry set or advised them. Regions differ by a week
 * or two, and no source that we have says in which region a school is: each line runs from the first day that any region
 * is free to the last. So a day may count as a holiday that is none for this school; that delays an alarm and never gives
 * a false one. After the last line only weekends and public holidays are free.
 */
export const SCHOOLVAKANTIES: readonly (readonly [eerste: string, laatste: string])[] = [
  ['2026-07-04', '2026-08-30'],
  ['2026-10-10', '2026-10-25'],
  ['2026-12-19', '2027-01-03'],
  ['2027-02-13', '2027-02-28'],
  ['2027-04-24', '2027-05-02'],
  ['2027-07-10', '2027-09-05'],
  ['2027-10-16', '2027-10-31'],
  ['2027-12-25', '2028-01-09'],
  ['2028-02-19', '2028-03-05'],
  ['2028-04-29', '2028-05-07'],
  ['2028-07-08', '2028-09-03'],
];
