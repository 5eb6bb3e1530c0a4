import type { ReactNode } from 'react';

/** Text for screen readers only: 'Bekijken' + Hidden 'van De Regenboog'. `announce`: read out when it changes. */
export function Hidden({
  announce = false,
  children,
}: {
  announce?: boolean | undefined;
  children: ReactNode;
}) {
  const Tag = announce ? 'output' : 'span';
  return <Tag className="ams-visually-hidden">{children}</Tag>;
}
