import { useParams } from '@koppelpunt/ui';
import { LeerlingenView } from './LeerlingenView.tsx';

/** For a school that was chosen in the list of schools. */
export function LeerlingenPage() {
  const { koppelingId } = useParams({ strict: false }) as { koppelingId: string };
  return <LeerlingenView koppelingId={koppelingId} />;
}
