import type { ReactNode } from 'react';

/** Words for who cannot see the context: 'Bekijken' + Hidden 'van De Regenboog'. `announce`: read out when they change. */
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
