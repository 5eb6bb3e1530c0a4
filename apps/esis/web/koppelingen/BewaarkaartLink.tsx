import { TextLink } from '@koppelpunt/ui';
import { bewaarkaartPath } from './koppelingen.ts';
import { useRecentCode } from './RecentCode.tsx';

/** Shown as long as the code that was just entered is in the memory of this page. */
export function BewaarkaartLink({ koppelingId }: { koppelingId: string }) {
  const code = useRecentCode().findCode(koppelingId);
  return code ? (
    <p>
      <TextLink to={bewaarkaartPath(koppelingId)}>Bewaarkaart met de verificatiecode printen</TextLink>
    </p>
  ) : null;
}
