import { viteConfig } from '@koppelpunt/ui/vite';
import { defineConfig } from 'vite';

export default defineConfig(viteConfig({ app: 'top-dossier', root: import.meta.dirname }));
