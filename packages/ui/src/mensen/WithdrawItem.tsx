import { Button } from '../actions/Button.tsx';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { useAct } from '../forms/useAct.ts';
import { Hidden } from '../layout/Hidden.tsx';
import type { MensenActions, Rolvoorstel } from './mensen.ts';
import { RolvoorstelItem } from './RolvoorstelItem.tsx';

type WithdrawItemProps = {
  voorstel: Rolvoorstel;
  onWithdraw: MensenActions['onWithdraw'];
  onDone: (melding: string) => void;
};

/** A role that waits for the yes of a school; who proposed it may take it back. */
export function WithdrawItem({ voorstel, onWithdraw, onDone }: WithdrawItemProps) {
  const { id, naam } = voorstel;
  const { isBusy, error, run } = useAct();
  const withdraw = async () => {
    await onWithdraw(id);
    onDone(`Het voorstel voor ${naam} is ingetrokken.`);
  };
  return (
    <RolvoorstelItem
      voorstel={voorstel}
      problem={<ProblemAlert error={error} title="Intrekken lukte niet" />}
    >
      <Button busy={isBusy} onClick={() => void run(withdraw)}>
        Intrekken
        <Hidden>{`: ${naam}`}</Hidden>
      </Button>
    </RolvoorstelItem>
  );
}
