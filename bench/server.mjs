// Starts this server for a measurement.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const START_LIMIT_MS = 600_000;

/** The script that builds and runs everything. */
export const door = fileURLToPath(new URL('../mixtral', import.meta.url));

/**
 * @param {string[]} options of `serve`, besides the port
 * @returns {Promise<{ child: import('node:child_process').ChildProcess, url: string }>} once it is ready
 */
export function startServer(options) {
  const child = spawn(door, ['serve', '--port', '0', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => reject(new Error(`the server did not start:\n${text}`)), START_LIMIT_MS);
    const look = piece => {
      text += piece;
      const ready = /Ready at (\S+)/.exec(text);
      if (ready) { clearTimeout(timer); resolve({ child, url: ready[1] }); }
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    child.on('exit', code => reject(new Error(`the server ended with ${code}:\n${text}`)));
  });
}

/** The middle one of several numbers. */
export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
