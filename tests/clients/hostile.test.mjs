import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_END, startServer } from './server.mjs';

// What one answer to a hostile request may take; compiling is bounded to a fraction of it.
const ANSWER_LIMIT_MS = 5_000;
const TOKENS = 300;

const schema = value => ({ response_format: { type: 'json_schema', json_schema: { name: 'x', schema: value } } });
const regex = pattern => ({ response_format: { type: 'regex', pattern } });
const numbered = (count, entry) => Object.fromEntries(Array.from({ length: count }, (_, i) => entry(i)));

const HOSTILE = [
  regex('((a{0,40}){0,40}){0,40}'),
  regex('(.*a){20}'),
  regex('([ab]*a[ab]{300})+'),
  regex('(\\p{L}{0,50}\\p{N}{0,50}){0,50}'),
  regex('('.repeat(2_000)),
  schema({ enum: Array.from({ length: 50_000 }, (_, i) => `v${i}`) }),
  schema({ type: 'string', minLength: 100_000, pattern: '^([a-z]+[0-9]){0,5000}$' }),
  schema({ properties: numbered(10_000, i => [`p${i}`, { type: 'string' }]) }),
  schema({ $ref: '#/$defs/a0', $defs: numbered(2_000, i => [`a${i}`, { items: { $ref: `#/$defs/a${(i + 1) % 2_000}` } }]) }),
  schema({ $ref: '#' }),
];

const post = (url, body) => fetch(`${url}/v1/chat/completions`, {
  method: 'POST', headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ model: 'tiny', messages: [{ role: 'user', content: 'Say something' }], max_tokens: 8, ...body }),
});

async function readStream(url) {
  const response = await post(url, { stream: true, temperature: 0, max_tokens: TOKENS, logit_bias: NO_END });
  assert.equal(response.status, 200);
  const gaps = [];
  let last = performance.now(), text = '';
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    gaps.push(performance.now() - last);
    last = performance.now();
    text += piece;
  }

  const events = text.split('\n\n').filter(Boolean);
  assert.equal(events.at(-1), 'data: [DONE]');
  const chunks = events.slice(0, -1).map(event => JSON.parse(event.slice(6)));
  return { said: chunks.map(chunk => chunk.choices[0]?.delta.content ?? '').join(''), p50: gaps.sort((a, b) => a - b)[gaps.length >> 1] };
}

test('hostile schemas and patterns are answered, and a stream beside them says the same', async t => {
  const server = await startServer();
  try {
    const alone = await readStream(server.url);
    const statuses = {};
    let attacking = true, slowest = 0;
    const attack = (async () => {
      for (const [seed, body] of [...HOSTILE, ...HOSTILE].entries()) {
        const start = performance.now();
        const response = await post(server.url, { ...body, seed });
        const text = await response.text();
        slowest = Math.max(slowest, performance.now() - start);
        // An answer whose grammar turns out too costly on the way fails as one that was begun.
        const ended = [200, 400].includes(response.status);
        assert.ok(ended, `${response.status}: ${JSON.stringify(body).slice(0, 80)}`);
        statuses[response.status] = 1 + (statuses[response.status] ?? 0);
      }
    })().finally(() => { attacking = false; });
    const among = [];
    while (attacking) among.push(await readStream(server.url));
    await attack;

    const p50 = among.map(stream => stream.p50).sort((a, b) => a - b)[among.length >> 1];
    t.diagnostic(`inter-token p50 alone ${alone.p50.toFixed(1)} ms, among hostile requests ${p50.toFixed(1)} ms (${among.length} streams); `
      + `slowest answer ${slowest.toFixed(0)} ms; statuses ${JSON.stringify(statuses)}`);
    assert.ok(among.length > 0 && among.every(stream => stream.said === alone.said), 'a stream said something else');
    assert.ok(slowest < ANSWER_LIMIT_MS, `an answer took ${slowest} ms`);
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
  } finally {
    assert.equal(await server.stop(), 0);
  }
});
