import { createContext, useContext } from 'react';

export type AppId = 'esis' | 'top-dossier';

export const appNames: Readonly<Record<AppId, string>> = { esis: 'ESIS', 'top-dossier': 'TOP dossier' };

export const AppContext = createContext<AppId>('esis');

export function useApp(): { id: AppId; naam: string } {
  const id = useContext(AppContext);
  return { id, naam: appNames[id] };
}
