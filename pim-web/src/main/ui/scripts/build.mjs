// Called by Maven: installs and builds only what changed since the last time.
// Usage: node scripts/build.mjs <folder for the built pages>
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ui = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const out = resolve(process.argv[2] ?? join(ui, 'dist'));
const sources = [
  'index.html',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'tsconfig.json',
  'src',
  'public',
];

/** @param {string} path */
function changed(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

/** @param {string} path @returns {number} */
function newest(path) {
  const at = changed(path);
  if (at === 0 || !statSync(path).isDirectory()) {
    return at;
  }
  return Math.max(at, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** @param {string[]} args */
function npm(...args) {
  const windows = process.platform === 'win32';
  execFileSync(windows ? 'npm.cmd' : 'npm', args, {
    cwd: ui,
    stdio: 'inherit',
    shell: windows,
    env: { ...process.env, STOA_UI_OUT: out },
  });
}

// An install that broke off leaves no marker, so it is done again.
const installed = join(ui, 'node_modules', '.stoa-installed');
if (changed(installed) <= changed(join(ui, 'package-lock.json'))) {
  rmSync(installed, { force: true });
  npm('ci', '--no-fund', '--no-audit');
  writeFileSync(installed, '');
}

const page = join(out, 'index.html');
if (changed(page) <= Math.max(...sources.map((source) => newest(join(ui, source))))) {
  npm('run', 'build', '--silent');
} else {
  console.log('The pages are up to date.');
}
