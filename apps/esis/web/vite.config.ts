import { viteConfig } from '@koppelpunt/ui/vite';
import { defineConfig } from 'vite';

const config = viteConfig({ app: 'esis', root: import.meta.dirname });

export default defineConfig({
  ...config,
  build: {
    ...config.build,
    rolldownOptions: {
      treeshake: {
        // Contracts have no side effects. Without this the bundle contains zod: 25 kB gzip.
        moduleSideEffects: [{ test: /\.contract\.ts$/, sideEffects: false }],
      },
    },
  },
});
