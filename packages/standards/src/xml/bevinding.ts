/** What a reader noticed: not fatal, but somebody should know. */
export interface Bevinding {
  /** 1 structure and order, 2 simple types, 3 identity and references, 4 rules of the manual. */
  layer: 1 | 2 | 3 | 4;
  severity: 'error' | 'warning';
  code: string;
  melding: string;
  path: string;
  line: number;
  column: number;
}
