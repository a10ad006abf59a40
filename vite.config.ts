import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { officeTexts } from './office/i18n/office-texts.ts';
import { compressFiles } from './office/pwa/compress-files.ts';
import { precacheShell } from './office/pwa/precache-shell.ts';
import { preloadFirst } from './office/pwa/preload-first.ts';

/** Builds the office app into build/office. The server puts a fresh nonce in place of `__CSP_NONCE__`. */
export default defineConfig({
  root: 'office',
  base: '/office/',
  publicDir: 'public',
  plugins: [officeTexts(), react(), preloadFirst(), precacheShell(), compressFiles()],
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: '../build/office',
    emptyOutDir: true,
    target: ['es2022', 'chrome110', 'firefox115', 'safari16.4'],
    // Of what pages need only their styles are listed in the first script: scripts name their own, and the list of all of
    // them grew the first load with every page (5 KB of it for 60 pages).
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, needed) => needed.filter((one) => one.endsWith('.css')),
    },
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
});
