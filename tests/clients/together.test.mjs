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

  test('JSON with a schema beside it, and a pattern', async () => {
    const schema = { type: 'object', properties: { rain: { type: 'boolean' } }, required: ['rain'], additionalProperties: false };
    const json = await client.chat.completions.create({ model: 'test/tiny', messages: hello, response_format: { type: 'json_object', schema } });
    assert.equal(typeof JSON.parse(json.choices[0].message.content).rain, 'boolean');
    const word = await client.chat.completions.create({
      model: 'test/tiny', messages: hello, response_format: { type: 'regex', pattern: '(positive|negative|neutral)' } });
    assert.match(word.choices[0].message.content, /^(positive|negative|neutral)$/);
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

  const ask = { model: 'tiny', messages: hello, max_tokens: 12, seed: 5, logit_bias: NO_END };

  test('several answers, whole and streamed', async () => {
    const reply = await client.chat.completions.create({ ...ask, n: 2 });
    assert.equal(reply.choices.length, 2);
    assert.equal(reply.usage.completion_tokens, 24);
    const final = await client.chat.completions.stream({ ...ask, n: 2 }).finalChatCompletion();
    assert.deepEqual(final.choices.map(c => c.message.content), reply.choices.map(c => c.message.content));
  });

  test('logprobs as a number are lists, and in a stream one number and one token per chunk', async () => {
    const told = { ...ask, logprobs: 1 };
    const whole = (await client.chat.completions.create(told)).choices[0];
    assert.equal(whole.logprobs.tokens.length, 12);
    assert.equal(whole.logprobs.token_ids.length, 12);
    assert.ok(whole.logprobs.token_logprobs.every(p => p < 0));
    assert.equal(whole.logprobs.top_logprobs, undefined);

    const ids = [], numbers = [];
    let text = '';
    for await (const chunk of await client.chat.completions.create({ ...told, stream: true })) {
      const { delta, logprobs, text: mirror } = chunk.choices[0];
      text += delta.content;
      if (logprobs == null) continue;
      ids.push(delta.token_id);
      numbers.push(logprobs);
      assert.equal(mirror, delta.content);
    }
    assert.equal(text, whole.message.content);
    assert.deepEqual(ids, whole.logprobs.token_ids);
    numbers.forEach((number, i) => assert.ok(Math.abs(number - whole.logprobs.token_logprobs[i]) < 0.01));
  });

  test('logprobs accumulate in the stream helper', async () => {
    const final = await client.chat.completions.stream({ ...ask, logprobs: 2 }).finalChatCompletion();
    const { tokens, token_ids, token_logprobs } = final.choices[0].logprobs;
    assert.equal(tokens.join(''), final.choices[0].message.content);
    assert.equal(token_ids.length, 12);
    assert.ok(token_logprobs.every(p => p < 0));
  });

  test('logprobs above one come with the likeliest tokens by their texts', async () => {
    const lists = (await client.chat.completions.create({ ...ask, logprobs: 3 })).choices[0].logprobs;
    assert.equal(lists.top_logprobs.length, 12);
    assert.ok(lists.top_logprobs.every(map => Object.keys(map).length >= 1 && Object.keys(map).length <= 3));
  });

  test('echo returns the prompt, with logprobs the first of which is null', async () => {
    const plain = await client.chat.completions.create({ ...ask, echo: true });
    assert.equal(plain.prompt.length, 1);
    assert.match(plain.prompt[0].text, /What are some fun things to do in New York\?/);
    const told = await client.chat.completions.create({ ...ask, echo: true, logprobs: 1 });
    const { tokens, token_logprobs } = told.prompt[0].logprobs;
    assert.equal(tokens.length, told.usage.prompt_tokens);
    assert.equal(token_logprobs[0], null);
    assert.ok(token_logprobs.slice(1).every(p => p < 0));
    assert.equal(told.choices[0].message.content, plain.choices[0].message.content);
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
