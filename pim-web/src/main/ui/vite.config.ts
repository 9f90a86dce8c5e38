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
    chunkSizeWarningLimit: 700,
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
