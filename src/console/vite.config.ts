import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const server = 'http://127.0.0.1:5080';
const PAGE = 'index.html';

/** The worker is built when everything else is: it carries the names of all files, and is a new one when any of them is. */
function worker(): Plugin {
  let folder = '';
  return {
    name: 'worker',
    apply: 'build',
    configResolved: (config) => {
      folder = resolve(config.root, config.build.outDir);
    },
    closeBundle: async () => {
      const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
        .map((one) => join(one.parentPath, one.name).slice(folder.length + 1)).filter((name) => name !== 'sw.js').toSorted();
      const hash = createHash('sha256');
      for (const name of files) hash.update(name).update(readFileSync(join(folder, name)));
      const shell = { version: hash.digest('hex').slice(0, 12), files: files.map((name) => (name === PAGE ? '/' : `/${name}`)) };
      await build({
        configFile: false,
        logLevel: 'warn',
        define: { SHELL: JSON.stringify(shell) },
        build: { outDir: folder, emptyOutDir: false, copyPublicDir: false, rollupOptions: { input: 'src/sw/worker.ts', output: { format: 'iife', entryFileNames: 'sw.js' } } },
      });
    },
  };
}

export default defineConfig({
  plugins: [react(), worker()],
  build: {
    // The server's content policy allows no inline script or style, so nothing may be inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      '/api': server,
      '/hubs': { target: server, ws: true },
      '/phone-box/': server,
    },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test-setup.ts'],
    // Whole pages are drawn, on machines that do other work too; a test that hangs is found all the same.
    testTimeout: 30_000,
  },
});
