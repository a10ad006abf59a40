import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precacheShell } from './office/pwa/precache-shell.ts';

/** Builds the office app. Vitest brings its own configuration and must not inherit the root of the office. */
export default defineConfig(() => {
  if (process.env.VITEST) return {};
  return {
    root: 'office',
    base: '/office/',
    publicDir: 'public',
    plugins: [react(), precacheShell()],
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      outDir: '../build/office',
      emptyOutDir: true,
      target: ['es2022', 'chrome100', 'firefox100', 'safari15.4'],
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 600,
      rolldownOptions: {
        input: { office: 'office/index.html', sw: 'office/pwa/service-worker.ts' },
        output: {
          entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        },
      },
    },
    server: { proxy: { '/api': process.env.OFFICE_API ?? 'http://127.0.0.1:3000' } },
  };
});
