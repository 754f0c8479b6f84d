import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import Together from 'together-ai';
import { NO_END, startServer } from './server.mjs';

const hello = [{ role: 'user', content: 'What are some fun things to do in New York?' }];

describe('together-ai 0.52.0', () => {
  let server, client;
  before(async () => {
    server = await startServer();
    client = new Together({ baseURL: `${server.url}/v1`, apiKey: 'unused', maxRetries: 0 });
  });
  after(() => server?.stop());

  test('lists models as a bare array with prices', async () => {
    const models = await client.models.list();
    assert.equal(models[0].id, 'test/tiny');
    assert.equal(typeof models[0].pricing, 'object');
    assert.equal(models[0].context_length, 4096);
  });

  test('chats', async () => {
    const reply = await client.chat.completions.create({ model: 'test/tiny', messages: hello, max_tokens: 12, repetition_penalty: 1.1, top_k: 50, logit_bias: NO_END });
    assert.equal(reply.choices[0].finish_reason, 'length');
    assert.equal(reply.usage.completion_tokens, 12);
    assert.deepEqual(reply.prompt, []);
  });

  test('streams', async () => {
    let text = '', finish = null, usage = null;
    for await (const chunk of await client.chat.completions.create({ model: 'tiny', messages: hello, max_tokens: 24, stream: true, logit_bias: NO_END })) {
      text += chunk.choices[0].delta.content ?? '';
      finish = chunk.choices[0].finish_reason ?? finish;
      usage = chunk.usage ?? usage;
    }
    assert.ok(text.length > 0);
    assert.equal(finish, 'length');
    assert.equal(usage.completion_tokens, 24);
  });

  test('accumulates with the stream helper', async () => {
    const final = await client.chat.completions.stream({ model: 'tiny', messages: hello, max_tokens: 8, logit_bias: NO_END }).finalChatCompletion();
    assert.equal(final.choices[0].message.role, 'assistant');
  });

  test('a stream broken off frees its sequence', async () => {
    const from = server.log().length;
    const stream = await client.chat.completions.create({ model: 'tiny', messages: hello, max_tokens: 3500, stream: true, logit_bias: NO_END });
    for await (const chunk of stream) if (chunk.choices[0].delta.content) break;
    await server.waitForLog(/ended: cancelled, .*; now 0 running, 0 waiting, 0 KV cells used/, undefined, from);
  });

  test('an unknown model is a NotFoundError', async () => {
    await assert.rejects(client.chat.completions.create({ model: 'nope', messages: hello }), error =>
      error instanceof Together.NotFoundError && /nope/.test(error.message));
  });

  test('a bad parameter is a BadRequestError', async () => {
    await assert.rejects(client.chat.completions.create({ model: 'tiny', messages: hello, top_p: 3 }), error =>
      error instanceof Together.BadRequestError && /top_p/.test(error.message));
  });
});
