export { formatGeslacht, formatJaargroep } from '@koppelpunt/ui';
