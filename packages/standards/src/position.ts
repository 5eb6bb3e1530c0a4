/** A place in a message: line and column from 1, path as in `EDEX/leerlingen/leerling[12]/geslacht`. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly path: string;
}
