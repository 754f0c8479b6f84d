#!/usr/bin/env node
// A long run of everything at once: streams and whole answers, tiny and huge prompts, shared beginnings, stop strings, several answers,
// cancels at random moments, requests that are wrong on purpose. Says at the end whether each ended as it should and what memory did.
//
//   bench/soak.mjs --url http://127.0.0.1:PORT --model ID [--pid SERVER] [--minutes 10] [--c 32] [--context 4096] [--seed 1]
//
// Exit code 1 where any request ended otherwise than it should. Loopback only.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values: args } = parseArgs({ options: {
  url: { type: 'string' }, model: { type: 'string', default: 'default' }, pid: { type: 'string' },
  minutes: { type: 'string', default: '10' }, c: { type: 'string', default: '32' }, context: { type: 'string', default: '4096' },
  seed: { type: 'string', default: '1' },
} });
const host = args.url && new URL(args.url).hostname;
if (!host || !/^(127\.|localhost$|\[::1\]$)/.test(host)) { console.error('say where: --url http://127.0.0.1:PORT (loopback only)'); process.exit(2); }

let state = Number(args.seed);
const random = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
const pick = list => list[Math.floor(random() * list.length)];
const WORDS = 'time year people way day man thing woman life child world school state family student group country problem hand part'.split(' ');
const words = count => Array.from({ length: count }, () => pick(WORDS)).join(' ');
const SYSTEMS = Array.from({ length: 4 }, () => words(150));
const NO_END = { 2: -100 };

const tally = {};
const faults = [];
const memory = [];
const end = Date.now() + Number(args.minutes) * 60_000;

function sizeOfPrompt() {
  const roll = random();
  if (roll < 0.4) return 1 + Math.floor(random() * 10);
  if (roll < 0.9) return Math.floor(random() * 200);
  return Math.floor(random() * Number(args.context) * 0.2);
}

function draw() {
  const messages = [{ role: 'user', content: words(sizeOfPrompt()) || 'x' }];
  if (random() < 0.5) messages.unshift({ role: 'system', content: pick(SYSTEMS) });
  const body = { model: args.model, messages, max_tokens: 1 + Math.floor(random() * 60), seed: Math.floor(random() * 1e9), temperature: random() * 2, stream: random() < 0.7 };
  if (random() < 0.5) body.logit_bias = NO_END;
  if (random() < 0.3) body.stop = [pick(['a', 'e', ' t', '\n']), 'never to be seen'];
  if (random() < 0.1) body.n = 2 + Math.floor(random() * 3);
  if (random() < 0.1) Object.assign(body, { logprobs: true, top_logprobs: 5 });
  if (random() < 0.3) body.top_p = 0.9;
  if (random() < 0.2) body.priority = pick(['realtime', 'default', 'batch']);
  return body;
}

const CASES = [
  [0.70, async () => answer(draw())],
  [0.20, async () => cancel(draw())],
  [0.04, async () => refused({ ...draw(), temperature: 9 })],
  [0.03, async () => refused({ ...draw(), messages: [{ role: 'user', content: words(Number(args.context) * 2) }] })],
  [0.03, async () => refused('{"model": ')],
];

async function post(body, signal) {
  return await fetch(`${args.url}/v1/chat/completions`, {
    method: 'POST', signal, headers: { 'content-type': 'application/json' }, body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function answer(body) {
  const response = await post(body);
  const text = await response.text();
  if (response.status === 429) return 'queue full';
  if (response.status !== 200) throw new Error(`status ${response.status}: ${text.slice(0, 200)}`);
  const choices = body.n ?? 1;
  if (!body.stream) {
    const ends = JSON.parse(text).choices.filter(choice => choice.finish_reason);
    if (ends.length !== choices) throw new Error(`${ends.length} of ${choices} answers ended`);
    return 'answered';
  }

  const events = text.split('\n\n').filter(Boolean).map(event => event.replace(/^data: /, ''));
  if (events.filter(event => event === '[DONE]').length !== 1 || events.at(-1) !== '[DONE]') throw new Error('a stream without its end');
  const ends = events.slice(0, -1).flatMap(event => JSON.parse(event).choices ?? []).filter(choice => choice.finish_reason);
  if (ends.length !== choices) throw new Error(`${ends.length} of ${choices} streams ended`);
  return 'streamed';
}

async function cancel(body) {
  const abort = new AbortController();
  setTimeout(() => abort.abort(), random() * 3000);
  try {
    const response = await post(body, abort.signal);
    await response.text();
    return 'ended before its cancel';
  } catch (fault) {
    if (fault.name === 'AbortError') return 'cancelled';
    throw fault;
  }
}

async function refused(body) {
  const response = await post(body);
  const text = await response.text();
  if (response.status !== 400) throw new Error(`status ${response.status} instead of 400: ${text.slice(0, 200)}`);
  return 'refused as it should be';
}

async function one() {
  let roll = random();
  const [, run] = CASES.find(([share]) => (roll -= share) < 0) ?? CASES[0];
  try {
    const outcome = await run();
    tally[outcome] = (tally[outcome] ?? 0) + 1;
  } catch (fault) {
    faults.push(String(fault.cause ?? fault));
  }
}

async function engine() {
  const response = await fetch(`${args.url}/v1/engine`);
  return response.ok ? await response.json() : null;
}

const residentMiB = () => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${args.pid}/status`, 'utf8'))[1]) / 1024;
const sampling = args.pid && setInterval(() => memory.push(Math.round(residentMiB() * 10) / 10), Number(args.minutes) * 60_000 / 10);
await Promise.all(Array.from({ length: Number(args.c) }, async () => { while (Date.now() < end) await one(); }));
clearInterval(sampling);
console.log(JSON.stringify({ ...tally, faults: faults.length, first_faults: faults.slice(0, 5), memory_mib: memory, engine: await engine() }));
process.exit(faults.length > 0 ? 1 : 0);
