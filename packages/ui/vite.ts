import react from '@vitejs/plugin-react';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin, UserConfig } from 'vite';
import { compressBundle } from './vite-compress.ts';
import { buildHandleiding } from './vite-handleiding.ts';

export type WebAppId = 'esis' | 'top-dossier';

export type WebOptions = {
  app: WebAppId;
  /** The folder of index.html: `import.meta.dirname` of the vite config. */
  root: string;
  /** Where the bundle goes; default `apps/<app>/dist/web`, beside `web/`. */
  outDir?: string;
  /** `npm run dev`: the server behind the proxy; default our own port on this machine. */
  server?: string;
  /** First parts of the paths that server answers. */
  proxied?: readonly string[];
};

const looks = {
  esis: { title: 'ESIS', color: '#0b5e6f', server: 'http://127.0.0.1:4100', port: 5100 },
  'top-dossier': { title: 'TOP dossier', color: '#5b3a8e', server: 'http://127.0.0.1:4200', port: 5200 },
} as const satisfies Record<WebAppId, object>;

/** The one vite configuration of both web apps. Nothing inline comes out of it: `script-src 'self'; style-src 'self'` holds. */
export function viteConfig({
  app,
  root,
  outDir,
  server,
  proxied = ['/api', '/health', '/uwlr', '/handleiding'],
}: WebOptions): UserConfig {
  const target = server ?? looks[app].server;
  return {
    root,
    // Vite would look for .env files; configuration is main.ts' business alone.
    envDir: false,
    plugins: [
      react(),
      page(app),
      dropUnusedTokens(),
      buildHandleiding({ app, title: looks[app].title }),
      compressBundle(),
    ],
    build: {
      outDir: outDir ?? resolve(root, '../dist/web'),
      emptyOutDir: true,
      target: 'es2022',
      // A font as data: would need font-src data:, and could not be preloaded.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
    server: {
      host: '127.0.0.1',
      port: looks[app].port,
      proxy: Object.fromEntries(proxied.map((path) => [path, { target, changeOrigin: false }])),
    },
  };
}

/** Theme on the root before the first paint, our favicon, and a preload of the one font file that every page needs. */
function page(app: WebAppId): Plugin {
  const { color, title } = looks[app];
  const icon = resolve(import.meta.dirname, 'icons', `${app}.svg`);
  return {
    name: 'koppelpunt-page',
    buildStart() {
      if (this.meta.watchMode) return;
      this.emitFile({ type: 'asset', name: `${app}.svg`, source: readFileSync(icon) });
    },
    configureServer(server) {
      server.middlewares.use('/favicon.svg', (_request, response) => {
        response.setHeader('content-type', 'image/svg+xml');
        response.end(readFileSync(icon));
      });
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, context) {
        const files = Object.keys(context.bundle ?? {});
        const font = files.find((file) => /source-sans-3-latin-wght-normal-.*\.woff2$/.test(file));
        const iconFile = files.find((file) => file.startsWith(`assets/${app}-`) && file.endsWith('.svg'));
        const favicon = iconFile ? `/${iconFile}` : '/favicon.svg';
        return {
          html: html
            .replace(/<html[^>]*>/, `<html lang="nl" class="ams-theme" data-app="${app}">`)
            .replace(/<body[^>]*>/, '<body class="ams-body">'),
          tags: [
            { tag: 'link', attrs: { rel: 'icon', type: 'image/svg+xml', href: favicon }, injectTo: 'head' },
            { tag: 'meta', attrs: { name: 'theme-color', content: color }, injectTo: 'head' },
            ...(html.includes('<title>')
              ? []
              : [{ tag: 'title', children: title, injectTo: 'head' as const }]),
            ...(font
              ? [
                  {
                    tag: 'link',
                    attrs: {
                      rel: 'preload',
                      as: 'font',
                      type: 'font/woff2',
                      href: `/${font}`,
                      crossorigin: '',
                    },
                    injectTo: 'head-prepend' as const,
                  },
                ]
              : []),
          ],
        };
      },
    },
  };
}

/**
 * The design system defines 1,300 tokens on the root, for all its components; we use 20. A token that no `var()` names goes,
 * round after round: 155 → 106 kB of css when this came, and every style calculation has less to inherit.
 */
function dropUnusedTokens(): Plugin {
  const declaration = /(--ams-[\w-]+):((?:"[^"]*"|[^;}"])*);?/g;
  return {
    name: 'koppelpunt-unused-tokens',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const asset of Object.values(bundle)) {
        if (asset.type !== 'asset' || !asset.fileName.endsWith('.css')) continue;
        let css = String(asset.source);
        for (let before = ''; before !== css;) {
          before = css;
          const used = new Set([...css.matchAll(/var\((--ams-[\w-]+)/g)].map((match) => match[1]));
          css = css.replace(declaration, (whole, name: string) => (used.has(name) ? whole : ''));
        }
        asset.source = css;
      }
    },
  };
}
