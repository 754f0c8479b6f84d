#!/usr/bin/env node
// Serving against the bare decode loop: same library, model, threads and width, side by side in one run.
//
//   bench/serving.mjs --model FILE.gguf [--threads 2] [--c 1,8,16] [--n 4] [--out 128] [--work short] [--rounds 3] [--loadgen FILE]
//
// For each width c: the raw loop, then n x c streamed chats of --out tokens at concurrency c, --rounds times in turn, since the machine
// may be noisy. Prints one JSON line for each measurement and a table of the medians. The load generator is loadgen.mjs of the
// shared folder beside the checkout, unless --loadgen names another with the same options and figures.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { door, median, startServer } from './server.mjs';

const root = new URL('../', import.meta.url);
const { values: args } = parseArgs({ options: {
  model: { type: 'string' }, threads: { type: 'string', default: '2' }, c: { type: 'string', default: '1,8,16' },
  n: { type: 'string', default: '4' }, out: { type: 'string', default: '128' }, work: { type: 'string', default: 'short' },
  rounds: { type: 'string', default: '3' }, loadgen: { type: 'string', default: fileURLToPath(new URL('../shared/bench/loadgen.mjs', root)) },
} });
const widths = args.c.split(',').map(Number);

if (!args.model) fail('say which model: --model FILE.gguf');
if (!existsSync(args.loadgen)) fail(`no load generator at ${args.loadgen}; name one with --loadgen`);

const server = await startServer(['--model', args.model, '--threads', args.threads, '--parallel', String(Math.max(...widths))]);
const results = new Map(widths.map(c => [c, { raw: [], itl: [], tps: [] }]));
try {
  for (let round = 0; round < Number(args.rounds); round++) for (const c of widths) await measure(c, results.get(c));
} finally {
  server.child.kill('SIGTERM');
}
report();

async function measure(c, into) {
  const raw = JSON.parse(await run(door, ['bench', 'raw', '--model', args.model, '--threads', args.threads, '--batch', String(c), '--steps', args.out]));
  const load = JSON.parse(await run(process.execPath, [args.loadgen, '--url', server.url, '--model', 'default', '--work', args.work,
    '--c', String(c), '--n', String(c * Number(args.n)), '--out', args.out]));
  console.log(JSON.stringify({ ...load, raw_tok_s: raw.tok_s, raw_ms_per_step: raw.ms_per_step }));
  if (load.failed > 0) fail(`${load.failed} requests failed: ${load.error}`);
  into.raw.push(raw.ms_per_step);
  into.itl.push(load.itl_p50 * 1000);
  into.tps.push(load.out_tps);
}

function report() {
  console.log('\n| c | raw ms/step | raw tok/s | served inter-token p50, ms | served / raw | aggregate tok/s, prefill included |');
  console.log('|---|---|---|---|---|---|');
  for (const [c, { raw, itl, tps }] of results) {
    const step = median(raw), gap = median(itl);
    console.log(`| ${c} | ${step.toFixed(2)} | ${(1000 * c / step).toFixed(1)} | ${gap.toFixed(2)} | ${(step / gap).toFixed(3)} | ${median(tps).toFixed(1)} |`);
  }
}

// Asynchronous, so that the server's output is read meanwhile and its log never blocks it.
async function run(program, programArgs) {
  const { stdout } = await promisify(execFile)(program, programArgs, { encoding: 'utf8' });
  return stdout.trim().split('\n').at(-1);
}

function fail(message) {
  console.error(`bench/serving.mjs: ${message}`);
  process.exit(2);
}
