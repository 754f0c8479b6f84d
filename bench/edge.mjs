#!/usr/bin/env node
// What clients that do not behave cost those that do: the decode loop's time per step beside them, against the same streams alone.
//
//   bench/edge.mjs --model FILE.gguf [--streams 500] [--parallel 32] [--rejected 2000] [--drip 200] [--seconds 20] [--rounds 3]
//
// In turn, --rounds times, each for --seconds:
//   read    --parallel streams, read as they come, and nothing else
//   alone   the same with slow readers, one read a second
//   beside  as many running of --streams with slow readers (the others wait), --rejected requests a second that are refused (400, 401, 404
//           and, since the queue is full, 429), --drip connections that send a byte a second, and as many that close their side after the
//           head of a request
// The rows of a step are as many each time, so what differs is what the edge costs. Prints one JSON line for each measurement and medians.
import { setMaxListeners } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { median, startServer } from './server.mjs';

const { values } = parseArgs({ options: {
  model: { type: 'string' }, streams: { type: 'string', default: '500' }, parallel: { type: 'string', default: '32' },
  rejected: { type: 'string', default: '2000' }, drip: { type: 'string', default: '200' }, seconds: { type: 'string', default: '20' },
  rounds: { type: 'string', default: '3' },
} });
if (!values.model) { console.error('say which model: --model FILE.gguf'); process.exit(1); }
const { streams, parallel, rejected, drip, seconds, rounds } = Object.fromEntries(
  Object.entries(values).filter(([name]) => name !== 'model').map(([name, value]) => [name, Number(value)]));

// Of the queue, a quarter is kept for other classes than these streams'. The rest of it they fill.
const KEY = 'key-of-the-bench', TICK_MS = 20, REFUSERS = 8;
const folder = mkdtempSync(join(tmpdir(), 'mixtral-edge-'));
writeFileSync(join(folder, 'models.yaml'), `models:
  - { id: m, file: '${values.model}', context: 4096, kv_cells: ${parallel * 2200}, parallel: ${parallel}, threads: 1, threads_batch: 1,
      limits: { queue_length: ${Math.ceil((streams - parallel) * 4 / 3)} } }
`);
process.env.MIXTRAL_API_KEYS = `bench ${KEY}`;
process.env.MIXTRAL_ADMIN_TOKEN = 'admin';
const server = await startServer(['--catalog', join(folder, 'models.yaml')]);
server.child.stdout.resume();
server.child.stderr.resume();
const { hostname, port } = new URL(server.url);
setPriority(19); // clients are elsewhere in earnest, and take nothing from the server's cores

const results = { read: [], alone: [], beside: [] };
try {
  for (let round = 0; round < rounds; round++) for (const [kind, load] of [['read', read], ['alone', alone], ['beside', beside]]) {
    const row = await measure(kind, load);
    console.log(JSON.stringify(row));
    results[kind].push(row);
  }
} finally {
  server.child.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}
report();

async function measure(kind, load) {
  const sockets = new Set(), counts = {};
  const ended = new AbortController();
  setMaxListeners(0, ended.signal);
  load(sockets, counts, ended.signal);
  await running(parallel);
  await sleep(10_500); // the engine's mean is over ten seconds: what was before must be out of it
  const before = { ...counts }, means = [], rows = [];
  let memory = 0;
  for (let second = 0; second < seconds; second++) {
    await sleep(1000);
    const steps = (await engine()).steps;
    means.push(steps.mean_ms);
    rows.push(steps.last_rows);
    memory = Math.max(memory, memoryMiB());
  }
  ended.abort();
  for (const socket of sockets) socket.destroy();
  await idle();
  const rates = Object.fromEntries(Object.keys(counts).map(name => [name, Math.round((counts[name] - (before[name] ?? 0)) / seconds)]));
  return { kind, step_ms: median(means), rows: median(rows), memory_mib: Math.round(memory), per_second: rates };
}

function read(sockets, counts, ended) {
  for (let i = 0; i < parallel; i++) stream(sockets, counts, ended, i, socket => socket.resume());
}

function alone(sockets, counts, ended, count = parallel) {
  for (let i = 0; i < count; i++) stream(sockets, counts, ended, i, socket => every(1000, ended, () => socket.read()));
}

function beside(sockets, counts, ended) {
  alone(sockets, counts, ended, streams);
  const bodies = [
    ['POST /v1/chat/completions', KEY, '{"model":"m","messages":[{"role":"user","content":"a"}],"temperature":3}'],
    ['POST /v1/chat/completions', 'wrong', '{"model":"m","messages":[{"role":"user","content":"a"}]}'],
    ['POST /v1/chat/completions', KEY, '{"model":"nobody","messages":[{"role":"user","content":"a"}]}'],
    ['POST /v1/chat/completions', KEY, '{"model":"m","messages":[{"role":"user","content":"a"}],"max_tokens":1}'],
  ].map(([line, key, body]) => request(line, key, body));
  for (let i = 0; i < REFUSERS; i++) refuser(sockets, counts, ended, bodies, rejected / REFUSERS);
  for (let i = 0; i < drip; i++) {
    dripper(sockets, counts, ended);
    open(sockets).end('POST /v1/chat/completions HTTP/1.1\r\nHost: bench\r\nContent-Length: 10\r\n\r\n');
  }
}

// Sends a byte a second, until it is cut off, and begins again.
function dripper(sockets, counts, ended) {
  const socket = open(sockets), text = request('POST /v1/chat/completions', KEY, ' '.repeat(10_000));
  let at = 0;
  const timer = setInterval(() => { if (socket.writable) socket.write(text[at++ % text.length]); }, 1000);
  socket.on('close', () => {
    clearInterval(timer);
    if (ended.aborted) return;
    counts.drippers_cut_off = (counts.drippers_cut_off ?? 0) + 1;
    dripper(sockets, counts, ended);
  });
}

// Sends so many requests a second, whatever comes back, on a connection that is opened anew when it is lost.
function refuser(sockets, counts, ended, bodies, perSecond) {
  let socket, at = 0, due = 0, rest = '';
  const begin = () => {
    if (ended.aborted) return;
    socket = open(sockets);
    socket.setEncoding('latin1');
    socket.on('data', text => {
      rest += text;
      for (const [, status] of rest.matchAll(/HTTP\/1\.1 (\d+)/g)) counts[status] = (counts[status] ?? 0) + 1;
      rest = rest.slice(-11).replace(/HTTP\/1\.1 \d+/, '');
    });
    socket.on('close', begin);
  };
  begin();
  every(TICK_MS, ended, () => {
    for (due += perSecond * TICK_MS / 1000; due >= 1; due--) if (socket.writable) socket.write(bodies[at++ % bodies.length]);
  });
}

// A stream that is begun anew when it ends.
function stream(sockets, counts, ended, seed, read) {
  const socket = open(sockets);
  socket.write(request('POST /v1/chat/completions', KEY, JSON.stringify({
    model: 'm', messages: [{ role: 'user', content: 'a' }], seed, stream: true, max_tokens: 2048, logit_bias: { 2: -100 },
  }), 'Connection: close\r\n'));
  read(socket);
  socket.on('close', () => {
    if (ended.aborted) return;
    counts.streams_ended = (counts.streams_ended ?? 0) + 1;
    stream(sockets, counts, ended, seed + streams, read);
  });
}

function open(sockets) {
  const socket = connect({ host: hostname, port: Number(port), highWaterMark: 1024 });
  socket.on('error', () => {});
  socket.on('close', () => sockets.delete(socket));
  sockets.add(socket);
  return socket;
}

function every(milliseconds, ended, act) {
  const timer = setInterval(act, milliseconds);
  ended.addEventListener('abort', () => clearInterval(timer));
}

function request(line, key, body, more = '') {
  return `${line} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/json\r\n`
    + `${more}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

async function engine() {
  const response = await fetch(`${server.url}/v1/engine`, { headers: { authorization: 'Bearer admin' } });
  return (await response.json()).models[0];
}

async function running(count) {
  while ((await engine()).running < count) await sleep(100);
}

async function idle() {
  for (let state = await engine(); state.running + state.waiting.total > 0; state = await engine()) await sleep(200);
}

function memoryMiB() {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.child.pid}/status`, 'utf8'))[1]) / 1024;
}

function report() {
  console.log('\n| | step, ms | rows | memory, MiB |\n|---|---|---|---|');
  for (const [kind, rows] of Object.entries(results)) {
    console.log(`| ${kind} | ${median(rows.map(r => r.step_ms)).toFixed(2)} | ${median(rows.map(r => r.rows))} | ${median(rows.map(r => r.memory_mib))} |`);
  }
  for (const base of ['alone', 'read']) {
    const ratios = results.beside.map((row, i) => row.step_ms / results[base][i].step_ms);
    console.log(`\nbeside / ${base}, by round: ${ratios.map(r => r.toFixed(3)).join(', ')}; median ${median(ratios).toFixed(3)}`);
  }
}
