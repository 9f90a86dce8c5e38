// Called by Maven's verify: types, lint and unit tests; each one prints what it finds.
import { spawnSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ui = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const windows = process.platform === 'win32';

const failed = ['typecheck', 'lint', 'test'].filter(
  (script) =>
    spawnSync(windows ? 'npm.cmd' : 'npm', ['run', '--silent', script], {
      cwd: ui,
      stdio: 'inherit',
      shell: windows,
    }).status !== 0,
);
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}`);
  process.exit(1);
}
