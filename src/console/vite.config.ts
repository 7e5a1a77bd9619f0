import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = 'http://127.0.0.1:5080';

export default defineConfig({
  plugins: [react()],
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
