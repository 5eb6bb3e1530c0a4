import { useParams } from '@koppelpunt/ui';
import { LeerlingenView } from './LeerlingenView.tsx';

/** The pupils of the school in the address. */
export function LeerlingenPage() {
  const { koppelingId } = useParams({ strict: false }) as { koppelingId: string };
  return <LeerlingenView koppelingId={koppelingId} />;
}
