import { startApp } from '@koppelpunt/ui';
import { routeTree } from './routes.tsx';

startApp({ app: 'esis', routeTree });
