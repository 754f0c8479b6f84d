// Starts Portkey's gateway on a free port of the loopback interface.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const preload = new URL('loopback.mjs', import.meta.url).href;
const program = fileURLToPath(new URL('node_modules/@portkey-ai/gateway/build/start-server.js', import.meta.url));
const STARTUP_LIMIT_MS = 60_000;

/** @returns a handle: `url`, `stop()` */
export async function startGateway() {
  const child = spawn(process.execPath, ['--import', preload, program, '--port=0', '--headless'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = new Promise(resolve => child.on('exit', resolve));
  let said = '';
  const port = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the gateway did not start:\n${said}`)), STARTUP_LIMIT_MS);
    const look = piece => {
      said += piece;
      const match = /Listening on 127\.0\.0\.1:(\d+)/.exec(said);
      if (match) { clearTimeout(timer); resolve(match[1]); }
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    child.on('exit', code => { clearTimeout(timer); reject(new Error(`the gateway ended with ${code}:\n${said}`)); });
  });
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
