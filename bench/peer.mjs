#!/usr/bin/env node
// This server beside another one that is running already, on the same work, in turn.
//
//   bench/peer.mjs --model FILE.gguf --peer http://127.0.0.1:PORT [--peer-model default] [--threads 2] [--parallel 8] [--rounds 3] [--seed 1] [--peer-pid PID]
//                  --work "prefix --c 8 --n 16 --in 600 --out 32" [--loadgen FILE] [--serve="--ctx 8192"]
//
// The peer must hold the same model with as many threads and slots. Before each round its cache is whatever the round before left; --seed of
// the work rises from round to round, so that neither server has seen the prompts. Give another --seed where the peer has. With --peer-pid
// the peer sleeps while this server is measured: it may go on with answers that nobody reads any more. Prints each figure and a table of the medians.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { median, startServer } from './server.mjs';

const root = new URL('../', import.meta.url);
const { values: args } = parseArgs({ options: {
  model: { type: 'string' }, peer: { type: 'string' }, 'peer-model': { type: 'string', default: 'default' }, threads: { type: 'string', default: '2' },
  parallel: { type: 'string', default: '8' }, rounds: { type: 'string', default: '3' }, work: { type: 'string' }, serve: { type: 'string', default: '' },
  'peer-pid': { type: 'string' }, seed: { type: 'string', default: '1' }, loadgen: { type: 'string', default: fileURLToPath(new URL('../shared/bench/loadgen.mjs', root)) },
} });
const FIGURES = ['ttft_p50', 'ttft_p95', 'itl_p50', 'itl_p99', 'itl_max', 'out_tps', 'long_ttft', 'cached_tokens', 'in_tokens', 'json_tps', 'json_over_free', 'chars_per_s', 'valid'];
if (!args.model || !args.peer || !args.work) { console.error('say --model, --peer and --work'); process.exit(2); }

const { child, url } = await startServer(
  ['--model', args.model, '--threads', args.threads, '--parallel', args.parallel, ...args.serve.split(' ').filter(Boolean)]);
const rounds = { ours: [], peer: [] };
try {
  for (let round = 1; round <= Number(args.rounds); round++) {
    wake(true);
    rounds.peer.push(await load(args.peer, args['peer-model'], round));
    wake(false);
    rounds.ours.push(await load(url, 'default', round));
  }
} finally {
  wake(true);
  child.kill('SIGTERM');
}

console.log(`\n${args.work}, medians of ${args.rounds}\n\n| figure | ours | peer | ours / peer |\n|---|---|---|---|`);
for (const figure of FIGURES.filter(name => rounds.ours[0][name] !== undefined)) {
  const [ours, peer] = [rounds.ours, rounds.peer].map(runs => median(runs.map(run => run[figure])));
  console.log(`| ${figure} | ${ours} | ${peer} | ${(ours / peer).toFixed(3)} |`);
}

function wake(isAwake) {
  if (args['peer-pid']) process.kill(Number(args['peer-pid']), isAwake ? 'SIGCONT' : 'SIGSTOP');
}

async function load(at, model, round) {
  const { stdout } = await promisify(execFile)(process.execPath,
    [args.loadgen, '--url', at, '--model', model, '--seed', String(Number(args.seed) + round), '--work', ...args.work.split(' ')]);
  console.log(at === args.peer ? 'peer' : 'ours', stdout.trim());
  return JSON.parse(stdout);
}
