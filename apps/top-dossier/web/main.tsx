import { startApp } from '@koppelpunt/ui';
import { routeTree } from './routes.tsx';

startApp({ app: 'top-dossier', routeTree });
