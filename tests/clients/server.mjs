// Starts the real server on a free port of the loopback interface, with the real native library and a model
// of random weights.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const door = fileURLToPath(new URL('../../mixtral', import.meta.url));
const STARTUP_LIMIT_MS = 300_000; // the first start may build
const STEP_LIMIT_MS = 30_000;

/**
 * @param {{ parallel?: number, queue?: number, context?: number, format?: string, embeddings?: boolean, head?: string, keys?: string,
 *   aliases?: string[], others?: { id: string, format?: string }[] }} options
 *   sizes, chat format and further names of the model, `tiny`, and whether models embed; lines of the catalogue before it; API keys, none for
 *   an open server; models beside it
 * @returns a handle: `url`, `log()` for what it wrote so far, `waitForLog(regex)`, `memoryMiB()`, `stop()`
 */
export async function startServer(options = {}) {
  const { parallel = 8, queue = 256, context = 4096, format = 'auto', embeddings = false, head = '', keys = '', aliases = [], others = [] } = options;
  const folder = mkdtempSync(join(tmpdir(), 'mixtral-clients-'));
  const catalog = join(folder, 'models.yaml');
  execFileSync(door, ['models', 'forge', join(folder, 'tiny.gguf')], { timeout: STARTUP_LIMIT_MS, stdio: ['ignore', 'ignore', 'inherit'] });
  const entry = model => `  - id: ${model.id}
    aliases: [${model.aliases?.join(', ') ?? ''}]
    file: tiny.gguf
    context: ${context}
    parallel: ${parallel}
    threads: 1
    chat_format: ${model.format ?? 'auto'}
    embeddings: ${embeddings}
    limits:
      queue_length: ${queue}
`;
  writeFileSync(catalog, `${head}models:\n${[{ id: 'test/tiny', aliases: ['tiny', ...aliases], format }, ...others].map(entry).join('')}`);
  const child = spawn(door, ['serve', '--port', '0', '--catalog', catalog], {
    stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, MIXTRAL_ADMIN_TOKEN: ADMIN_TOKEN, MIXTRAL_API_KEYS: keys },
  });
  const output = { text: '', listeners: new Set() };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', piece => { output.text += piece; for (const listener of output.listeners) listener(); });
  }
  const exited = new Promise(resolve => child.on('exit', code => { resolve(code); for (const listener of output.listeners) listener(); }));

  const waitForLog = (pattern, limit = STEP_LIMIT_MS, from = 0) => new Promise((resolve, reject) => {
    const timer = setTimeout(() => finish(new Error(`no ${pattern} in the server's output:\n${output.text.slice(-4000)}`)), limit);
    const look = () => {
      const match = pattern.exec(output.text.slice(from));
      if (match) finish(null, match);
      else if (child.exitCode !== null) finish(new Error(`the server ended with ${child.exitCode}:\n${output.text.slice(-4000)}`));
    };
    const finish = (error, match) => { clearTimeout(timer); output.listeners.delete(look); if (error) reject(error); else resolve(match); };
    output.listeners.add(look);
    look();
  });

  const match = await waitForLog(/Ready at (http:\/\/127\.0\.0\.1:\d+)/, STARTUP_LIMIT_MS);
  return {
    url: match[1],
    log: () => output.text,
    waitForLog,
    memoryMiB: () => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024,
    async stop() {
      child.kill('SIGTERM');
      const code = await exited;
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}

/** Bias that keeps Mixtral's end token away, so that an answer has exactly the length asked for. */
export const NO_END = { 2: -100 };

/** What the servers of these tests take as admin token. */
export const ADMIN_TOKEN = 'admin-of-the-tests';
