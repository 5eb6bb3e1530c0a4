/**
 * A role as it was given. `plek` is a vestiging (BRIN6), a whole school (BRIN4), a whole bestuur (five digits), or null: the
 * organisation that runs the application. The code sees it as one Lidmaatschap per vestiging.
 */
export type Toekenning<Rol extends string = string> = { readonly rol: Rol; readonly plek: string | null };
