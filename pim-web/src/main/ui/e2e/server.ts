import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const JAR = resolve(import.meta.dirname, '../../../../target/stoa.jar');
const START_MS = 240_000;
const STOP_MS = 20_000;

/**
 * Starts the demo on a free port with a catalogue of its own. A server that runs already is taken
 * instead when STOA_URL and STOA_PASSWORD name it.
 */
export default async function startStoa(): Promise<() => Promise<void>> {
  if (process.env.STOA_URL !== undefined) {
    if (process.env.STOA_PASSWORD === undefined) {
      throw new Error('STOA_URL is set, but STOA_PASSWORD with the password of admin is not.');
    }
    process.env.STOA_E2E_URL = process.env.STOA_URL.replace(/\/$/, '');
    process.env.STOA_E2E_PASSWORD = process.env.STOA_PASSWORD;
    return () => Promise.resolve();
  }
  if (!existsSync(JAR)) {
    throw new Error(`There is no ${JAR}. Build it first: ./mvnw package`);
  }
  const data = mkdtempSync(join(tmpdir(), 'stoa-e2e-'));
  const server = spawn('java', ['-Xmx1g', '-jar', JAR, 'demo', '--data', data, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async () => {
    await ended(server);
    rmSync(data, { recursive: true, force: true });
  };
  try {
    const { url, password } = await told(server);
    process.env.STOA_E2E_URL = url.replace(/\/$/, '');
    process.env.STOA_E2E_PASSWORD = password;
  } catch (failure) {
    await stop();
    throw failure;
  }
  return stop;
}

/** What the server prints for the person who started it. */
function told(server: ChildProcess): Promise<{ url: string; password: string }> {
  return new Promise((resolvePromise, reject) => {
    const printed: string[] = [];
    let url = '';
    let password = '';
    const timer = setTimeout(() => {
      fail(`printed no address and password within ${START_MS / 1000} seconds`);
    }, START_MS);

    function fail(reason: string) {
      clearTimeout(timer);
      reject(new Error(`The demo ${reason}. It said:\n${printed.join('\n')}`));
    }

    function read(line: string) {
      printed.push(line);
      url ||= /Stoa is at\s+(\S+)/.exec(line)?.[1] ?? '';
      password ||= /Password\s+(\S+)/.exec(line)?.[1] ?? '';
      if (url !== '' && password !== '') {
        clearTimeout(timer);
        resolvePromise({ url, password });
      }
    }

    for (const stream of [server.stdout, server.stderr]) {
      if (stream) {
        createInterface({ input: stream }).on('line', read);
      }
    }
    server.once('exit', (code) => {
      fail(`ended with exit code ${String(code)}`);
    });
  });
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolvePromise) => {
    if (server.exitCode !== null || server.signalCode !== null) {
      resolvePromise();
      return;
    }
    const timer = setTimeout(() => server.kill('SIGKILL'), STOP_MS);
    server.once('exit', () => {
      clearTimeout(timer);
      resolvePromise();
    });
    server.kill();
  });
}
