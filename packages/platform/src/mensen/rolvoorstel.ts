/**
 * A role that sees the pupils of a vestiging, which somebody proposed who does not see them (the supplier, the bestuur).
 * It holds nothing before somebody of that school says yes: a colleague there who sees them already, or, while there is
 * none, the contact address that the koppeling gave (docs/decisions/0052).
 */
export type Rolvoorstel = {
  readonly id: string;
  readonly naam: string;
  readonly email: string;
  readonly rol: string;
  /** BRIN6. */
  readonly plek: string;
  readonly voorgesteldDoor: string;
  readonly createdAt: Date;
  readonly verlooptOp: Date;
};
