import { defineConfig } from 'vite';
import { viteConfig } from '../vite.ts';

export default defineConfig(
  viteConfig({ app: 'esis', root: import.meta.dirname, outDir: `${import.meta.dirname}/dist` }),
);
