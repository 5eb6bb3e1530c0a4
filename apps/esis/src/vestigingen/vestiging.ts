/** How many a vestiging has now: what a person may know who may not see a name. */
export type Aantallen = { aantalLeerlingen: number; aantalGroepen: number };
