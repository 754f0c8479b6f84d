import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { ADMIN_TOKEN, startServer } from './server.mjs';

const hasCurl = spawnSync('curl', ['--version']).status === 0;
const body = extra => JSON.stringify({ model: 'tiny', messages: [{ role: 'user', content: 'Hi' }], logit_bias: { 2: -100 }, ...extra });

describe('curl', { skip: hasCurl ? false : 'curl is not installed' }, () => {
  let server;
  before(async () => { server = await startServer(); });
  after(() => server?.stop());

  const curl = (...args) => spawnSync('curl', ['-sS', '-m', '60', ...args], { encoding: 'utf8' });
  const post = (data, ...args) => curl('-H', 'content-type: application/json', '-d', data, ...args, `${server.url}/v1/chat/completions`);

  test('shows tokens one by one, then [DONE]', async () => {
    const child = spawn('curl', ['-sSN', '-m', '60', '-H', 'content-type: application/json', '-d', body({ max_tokens: 2000, stream: true }), `${server.url}/v1/chat/completions`]);
    const reads = [];
    for await (const piece of child.stdout) reads.push(piece.toString());
    const events = reads.join('').split('\n\n').filter(Boolean);

    assert.equal(events.at(-1), 'data: [DONE]');
    assert.ok(events.slice(0, -1).every(e => e.startsWith('data: {') && !e.includes('\n')));
    assert.ok(reads.length > 20, `the reply came in ${reads.length} pieces`);
  });

  test('killed in the middle of a stream frees the sequence', async () => {
    const from = server.log().length;
    const child = spawn('curl', ['-sSN', '-H', 'content-type: application/json', '-d', body({ max_tokens: 3500, stream: true }), `${server.url}/v1/chat/completions`]);
    for await (const piece of child.stdout) if (piece.toString().includes('content')) break;
    child.kill('SIGKILL');
    await server.waitForLog(/ended: cancelled, .*; now 0 running, 0 waiting, 0 KV cells used/, undefined, from);
  });

  test('killed while a whole reply is made frees the sequence', async () => {
    const from = server.log().length;
    const child = spawn('curl', ['-sS', '-m', '1', '-H', 'content-type: application/json', '-d', body({ max_tokens: 3900 }), `${server.url}/v1/chat/completions`]);
    await new Promise(resolve => child.on('exit', resolve));
    await server.waitForLog(/ended: (cancelled|Length), .*; now 0 running, 0 waiting, 0 KV cells used/, undefined, from);
  });

  test('gets the error envelope for a broken body, an unknown path and a wrong method', () => {
    const cases = [
      [post('{"model":'), 400],
      [curl(`${server.url}/v1/nothing/here`), 404],
      [curl('-X', 'DELETE', `${server.url}/v1/chat/completions`), 405],
      [curl('-H', 'content-type: text/plain', '-d', 'hello', `${server.url}/v1/chat/completions`), 415],
    ];
    for (const [{ stdout }, status] of cases) {
      const reply = JSON.parse(stdout);
      assert.equal(reply.object, 'error', `for ${status}`);
      assert.equal(typeof reply.error.message, 'string');
      assert.equal(reply.message, reply.error.message);
      assert.ok('param' in reply && 'code' in reply && 'type' in reply);
    }
  });

  test('sees what the engine does, but not through a proxy without the admin token', () => {
    const before = JSON.parse(curl(`${server.url}/v1/engine`).stdout).models[0];
    post(body({ max_tokens: 8 }));
    const after = JSON.parse(curl(`${server.url}/v1/engine`).stdout).models[0];
    assert.equal(after.status, 'ready');
    assert.equal(after.totals.finished - before.totals.finished, 1);
    assert.ok(after.totals.steps > before.totals.steps && after.steps.mean_ms > 0 && after.cells.total > 0);

    const through = (...args) => curl('-H', 'X-Forwarded-For: 127.0.0.1', '-w', '%{http_code}', '-o', '/dev/null', ...args, `${server.url}/v1/engine`).stdout;
    assert.equal(through(), '403');
    assert.equal(through('-H', 'Authorization: Bearer wrong'), '403');
    assert.equal(through('-H', `Authorization: Bearer ${ADMIN_TOKEN}`), '200');
  });

  test('finds health, readiness and the OpenAPI document', () => {
    for (const path of ['/healthz', '/readyz', '/openapi/v1.json', '/swagger/index.html']) {
      const { stdout } = curl('-o', '/dev/null', '-w', '%{http_code}', server.url + path);
      assert.equal(stdout, '200', path);
    }
  });
});
