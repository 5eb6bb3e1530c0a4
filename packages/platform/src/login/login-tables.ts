/** The tables of packages/platform/migrations as this package uses them; each app has them among its own. */
export type LoginTables = {
  lidmaatschappen: { gebruikerId: string; brin6: string | null; rol: string };
};
