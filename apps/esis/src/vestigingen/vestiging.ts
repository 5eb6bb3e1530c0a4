/** How many a vestiging has now. A person who may not see a name may know this. */
export type Aantallen = { aantalLeerlingen: number; aantalGroepen: number; aantalThuisblijvers: number };
