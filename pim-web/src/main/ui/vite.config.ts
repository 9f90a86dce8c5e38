import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const backend = process.env.STOA_URL ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    // Maven names the folder that becomes the jar's static resources.
    outDir: process.env.STOA_UI_OUT ?? 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // All styles together are a tenth of the code: one file is sooner there than one for each page.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        chunkFileNames: ({ name }) => `assets/${name.split('~')[0] ?? name}-[hash].js`,
        codeSplitting: {
          groups: [
            // Changes only with a library: browsers keep it through upgrades of Stoa.
            { name: 'vendor', tags: ['$initial'], test: /node_modules/, priority: 3 },
            { name: 'frame', tags: ['$initial'], priority: 2 },
            // Not a file for each handful of lines that two pages share.
            {
              name: 'shared',
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: 10_000,
              priority: 1,
            },
          ],
        },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/media', '/hosted', '/v3'].map((path) => [path, { target: backend }]),
    ),
  },
  test: {
    // Tests of components ask for jsdom themselves.
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}'],
    css: { include: /\.module\.css$/, modules: { classNameStrategy: 'non-scoped' } },
  },
});
