import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_END, startServer } from './server.mjs';

const ROUNDS = 3, REQUESTS = 1000, CONCURRENCY = 32;

async function readStream(url, body) {
  const response = await fetch(`${url}/v1/chat/completions`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...body, stream: true }),
  });
  assert.equal(response.status, 200, await (response.ok ? '' : response.text()));
  const events = (await response.text()).split('\n\n').filter(Boolean);
  assert.equal(events.at(-1), 'data: [DONE]');
  assert.equal(events.filter(e => e === 'data: [DONE]').length, 1);
  const finishes = events.slice(0, -1).map(e => JSON.parse(e.slice(6)).choices[0].finish_reason).filter(Boolean);
  assert.deepEqual(finishes, ['length']);
}

test(`${REQUESTS} short requests at ${CONCURRENCY} at once, ${ROUNDS} rounds: one end each, nothing leaks`, async t => {
  const server = await startServer({ parallel: 16 });
  try {
    const memory = [];
    for (let round = 0; round < ROUNDS; round++) {
      let next = 0;
      const from = server.log().length;
      await Promise.all(Array.from({ length: CONCURRENCY }, async () => {
        for (let i = next++; i < REQUESTS; i = next++) {
          await readStream(server.url, {
            model: 'tiny', max_tokens: 4, seed: i, logit_bias: NO_END, messages: [{ role: 'user', content: `Request ${i} of round ${round}` }],
          });
        }
      }));
      await server.waitForLog(/now 0 running, 0 waiting, 0 KV cells used/, undefined, from);
      memory.push(server.memoryMiB());
    }
    t.diagnostic(`resident memory after each round, MiB: ${memory.map(m => m.toFixed(1)).join(', ')}`);
    // The first round warms caches and the compiler up; after it, memory must stay where it is.
    assert.ok(memory[2] - memory[1] < 25, `memory grew: ${memory}`);
  } finally {
    assert.equal(await server.stop(), 0);
  }
});
