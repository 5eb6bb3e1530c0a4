import { viteConfig } from '@koppelpunt/ui/vite';
import { defineConfig } from 'vite';

const config = viteConfig({ app: 'esis', root: import.meta.dirname });

export default defineConfig({
  ...config,
  build: {
    ...config.build,
    rolldownOptions: {
      treeshake: {
        // A contract only describes. Without this, the rules of the verificatiecode bring zod along: 25 kB gzip.
        moduleSideEffects: [{ test: /\.contract\.ts$/, sideEffects: false }],
      },
    },
  },
});
