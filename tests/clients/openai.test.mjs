import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import OpenAI from 'openai';
import { NO_END, startServer } from './server.mjs';

const hello = [{ role: 'user', content: 'Say this is a test' }];

describe('openai 6.8.1', () => {
  let server, client;
  before(async () => {
    server = await startServer();
    client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'unused', maxRetries: 0 });
  });
  after(() => server?.stop());

  test('lists models', async () => {
    const page = await client.models.list();
    assert.deepEqual(page.data.map(m => m.id), ['test/tiny']);
    assert.equal(page.data[0].object, 'model');
  });

  test('retrieves a model whose id has a slash', async () => {
    assert.equal((await client.models.retrieve('test/tiny')).id, 'test/tiny');
  });

  test('chats', async () => {
    const reply = await client.chat.completions.create({ model: 'test/tiny', messages: hello, max_tokens: 16, seed: 1, logit_bias: NO_END });
    assert.equal(reply.object, 'chat.completion');
    assert.equal(reply.choices[0].message.role, 'assistant');
    assert.equal(reply.choices[0].finish_reason, 'length');
    assert.equal(reply.usage.completion_tokens, 16);
    assert.equal(reply.usage.total_tokens, reply.usage.prompt_tokens + 16);
    assert.ok(reply.choices[0].message.content.length > 0);
    assert.ok(reply._request_id);
  });

  test('streams the same text as the whole reply, token by token', async () => {
    const ask = { model: 'tiny', messages: hello, max_tokens: 32, seed: 7, logit_bias: NO_END };
    const whole = await client.chat.completions.create(ask);
    const chunks = [];
    for await (const chunk of await client.chat.completions.create({ ...ask, stream: true, stream_options: { include_usage: true } })) chunks.push(chunk);

    const text = chunks.map(c => c.choices[0]?.delta?.content ?? '').join('');
    assert.equal(text, whole.choices[0].message.content);
    assert.equal(chunks[0].choices[0].delta.role, 'assistant');
    assert.equal(chunks.filter(c => c.choices[0]?.delta?.role).length, 1);
    assert.deepEqual(chunks.at(-1).choices, []);
    assert.equal(chunks.at(-1).usage.completion_tokens, 32);
    assert.ok(chunks.length > 10, `${chunks.length} chunks`);
  });

  test('accumulates with the stream helper', async () => {
    const stream = client.chat.completions.stream({ model: 'tiny', messages: hello, max_tokens: 8, seed: 3, logit_bias: NO_END });
    const final = await stream.finalChatCompletion();
    assert.equal(final.choices[0].message.role, 'assistant');
    assert.equal(final.choices[0].finish_reason, 'length');
  });

  test('a stream broken off frees its sequence', async () => {
    const from = server.log().length;
    const stream = await client.chat.completions.create({ model: 'tiny', messages: hello, max_tokens: 3500, stream: true, logit_bias: NO_END });
    for await (const chunk of stream) if (chunk.choices[0].delta.content) break;
    await server.waitForLog(/ended: cancelled, .*; now 0 running, 0 waiting, 0 KV cells used/, undefined, from);
  });

  test('a stop string ends the text before it', async () => {
    const ask = { model: 'tiny', messages: hello, max_tokens: 64, seed: 7, logit_bias: NO_END };
    const text = (await client.chat.completions.create(ask)).choices[0].message.content;
    const stop = text.slice(10, 13);
    const stopped = await client.chat.completions.create({ ...ask, stop: [stop] });
    assert.equal(stopped.choices[0].finish_reason, 'stop');
    assert.equal(stopped.choices[0].message.content, text.slice(0, text.indexOf(stop)));
  });

  test('a prompt that was computed before comes from the cache, and the answer is the same', async () => {
    const ask = { model: 'tiny', messages: [{ role: 'system', content: 'You are terse. '.repeat(20) }, ...hello], max_tokens: 24, temperature: 0, logit_bias: NO_END };
    const first = await client.chat.completions.create(ask);
    const second = await client.chat.completions.create(ask);
    assert.equal(second.choices[0].message.content, first.choices[0].message.content);
    assert.equal(second.usage.prompt_tokens_details.cached_tokens, second.usage.prompt_tokens - 1);
  });

  test('an unknown model is a NotFoundError', async () => {
    await assert.rejects(client.chat.completions.create({ model: 'nope', messages: hello }), error =>
      error instanceof OpenAI.NotFoundError && error.code === 'model_not_found' && Boolean(error.requestID));
  });

  test('a bad parameter is a BadRequestError that names it', async () => {
    await assert.rejects(client.chat.completions.create({ model: 'tiny', messages: hello, temperature: 9 }), error =>
      error instanceof OpenAI.BadRequestError && error.param === 'temperature' && error.type === 'invalid_request_error');
  });

  test('a prompt longer than the context is a BadRequestError with its code', async () => {
    await assert.rejects(client.chat.completions.create({ model: 'tiny', messages: [{ role: 'user', content: 'word '.repeat(6000) }] }), error =>
      error instanceof OpenAI.BadRequestError && error.code === 'context_length_exceeded');
  });
});

describe('openai 6.8.1 against a full server', () => {
  test('gets a RateLimitError with Retry-After, and the running request is not harmed', async () => {
    const server = await startServer({ parallel: 1, queue: 0 });
    try {
      const client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'unused', maxRetries: 0 });
      const stream = await client.chat.completions.create({ model: 'tiny', messages: hello, max_tokens: 2000, stream: true, logit_bias: NO_END });
      const pieces = stream[Symbol.asyncIterator]();
      await pieces.next();
      await assert.rejects(client.chat.completions.create({ model: 'tiny', messages: hello }), error =>
        error instanceof OpenAI.RateLimitError && Number(error.headers.get('retry-after')) >= 1);
      let last;
      for (let next = await pieces.next(); !next.done; next = await pieces.next()) last = next.value;
      assert.equal(last.choices[0].finish_reason, 'length');
    } finally {
      await server.stop();
    }
  });
});

describe('openai 6.8.1: several answers and log probabilities', () => {
  let server, client;
  const ask = { model: 'tiny', messages: hello, max_tokens: 16, seed: 5, logit_bias: NO_END };
  before(async () => {
    server = await startServer({ parallel: 4, queue: 8 });
    client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'unused', maxRetries: 0 });
  });
  after(() => server?.stop());

  test('n answers come whole, with seeds of their own', async () => {
    const reply = await client.chat.completions.create({ ...ask, n: 3 });
    assert.deepEqual(reply.choices.map(c => c.index), [0, 1, 2]);
    assert.equal(new Set(reply.choices.map(c => c.message.content)).size, 3);
    assert.equal(reply.usage.completion_tokens, 48);
    const alone = await client.chat.completions.create({ ...ask, seed: reply.choices[2].seed });
    assert.equal(alone.choices[0].message.content, reply.choices[2].message.content);
    assert.equal(alone.usage.prompt_tokens, reply.usage.prompt_tokens);
  });

  test('n answers stream side by side, more than run at once', async () => {
    const whole = await client.chat.completions.create({ ...ask, n: 6 });
    const texts = Array(6).fill(''), roles = Array(6).fill(0), ends = Array(6).fill(0);
    let usage;
    for await (const chunk of await client.chat.completions.create({ ...ask, n: 6, stream: true, stream_options: { include_usage: true } })) {
      for (const choice of chunk.choices) {
        texts[choice.index] += choice.delta.content ?? '';
        roles[choice.index] += choice.delta.role ? 1 : 0;
        ends[choice.index] += choice.finish_reason ? 1 : 0;
      }
      usage = chunk.usage ?? usage;
    }
    assert.deepEqual(texts, whole.choices.map(c => c.message.content));
    assert.deepEqual([...roles, ...ends], Array(12).fill(1));
    assert.equal(usage.completion_tokens, 96);
  });

  test('n answers accumulate in the stream helper', async () => {
    const final = await client.chat.completions.stream({ ...ask, n: 2 }).finalChatCompletion();
    assert.deepEqual(final.choices.map(c => [c.index, c.message.role, c.finish_reason]), [[0, 'assistant', 'length'], [1, 'assistant', 'length']]);
  });

  test('more answers than the server ever holds are a BadRequestError', async () => {
    await assert.rejects(client.chat.completions.create({ ...ask, n: 13 }), error =>
      error instanceof OpenAI.BadRequestError && error.param === 'n' && /at most 10 answers/.test(error.message));
  });

  test('a stream of n answers broken off frees them all', async () => {
    const from = server.log().length;
    const stream = await client.chat.completions.create({ ...ask, n: 3, max_tokens: 3500, stream: true });
    for await (const chunk of stream) if (chunk.choices[0].delta.content) break;
    await server.waitForLog(/(ended: cancelled, [^\n]*[\s\S]*){3}now 0 running, 0 waiting, 0 KV cells used/, undefined, from);
  });

  const check = entries => {
    assert.equal(entries.length, 16);
    for (const entry of entries) {
      assert.ok(entry.logprob < 0 && entry.logprob > -50);
      assert.equal(entry.top_logprobs.length, 3);
      assert.ok(entry.top_logprobs[0].logprob >= entry.top_logprobs[2].logprob);
      // The model is random: control tokens come, which have no bytes.
      assert.equal(entry.bytes ? Buffer.from(entry.bytes).toString() : entry.token, entry.token);
    }
  };

  test('logprobs come whole, streamed and through the helper, and are the same', async () => {
    const told = { ...ask, logprobs: true, top_logprobs: 3 };
    const whole = (await client.chat.completions.create(told)).choices[0];
    check(whole.logprobs.content);
    assert.equal(whole.logprobs.refusal, null);

    let text = '';
    const streamed = [];
    for await (const chunk of await client.chat.completions.create({ ...told, stream: true })) {
      text += chunk.choices[0].delta.content ?? '';
      streamed.push(...chunk.choices[0].logprobs?.content ?? []);
    }
    assert.equal(text, whole.message.content);
    check(streamed);
    assert.deepEqual(streamed.map(e => e.token), whole.logprobs.content.map(e => e.token));

    const final = await client.chat.completions.stream({ ...told, n: 2 }).finalChatCompletion();
    for (const choice of final.choices) check(choice.logprobs.content);
  });

  test('top_logprobs without logprobs is a BadRequestError', async () => {
    await assert.rejects(client.chat.completions.create({ ...ask, top_logprobs: 2 }), error =>
      error instanceof OpenAI.BadRequestError && error.param === 'top_logprobs');
  });
});

describe('openai 6.8.1 and how urgent a request is', () => {
  const hash = key => createHash('sha256').update(key).digest('hex');
  let server;
  before(async () => {
    server = await startServer({
      head: `clients:
  - { name: night, key_sha256: ${hash('k-night')}, priority: batch, priority_highest: default }
  - { name: everybody else }
`,
    });
  });
  after(() => server?.stop());

  const ask = (apiKey, extra) => new OpenAI({ baseURL: `${server.url}/v1`, apiKey, maxRetries: 0 })
    .chat.completions.create({ model: 'tiny', messages: hello, max_tokens: 2, ...extra });

  test('a tier is taken and told', async () => {
    assert.equal((await ask('any', { service_tier: 'priority' })).service_tier, 'priority');
    assert.equal((await ask('any', { service_tier: 'flex' })).service_tier, 'flex');
    assert.equal((await ask('any', { service_tier: 'auto' })).service_tier, 'default');
    assert.equal((await ask('any', {})).service_tier, undefined);
  });

  test('a key has its own class, and no request of it gets above its highest', async () => {
    assert.equal((await ask('k-night', { service_tier: 'auto' })).service_tier, 'flex');
    assert.equal((await ask('k-night', { service_tier: 'priority' })).service_tier, 'default');
    assert.equal((await ask('k-night', { priority: 'realtime', service_tier: 'auto' })).service_tier, 'default');
  });

  test('a priority that is none is a BadRequestError', async () => {
    await assert.rejects(ask('any', { priority: 'urgent' }), error =>
      error instanceof OpenAI.BadRequestError && error.param === 'priority');
  });
});

describe('openai 6.8.1: answers of a given shape', () => {
  let server, client;
  before(async () => {
    server = await startServer();
    client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'unused', maxRetries: 0 });
  });
  after(() => server?.stop());

  const schema = {
    type: 'object', additionalProperties: false, required: ['id', 'size', 'note'],
    properties: {
      id: { type: 'integer', minimum: 10, maximum: 99 }, size: { type: 'string', enum: ['small', 'large'] }, note: { type: 'string', maxLength: 6 },
    },
  };
  const ask = extra => ({ model: 'tiny', messages: hello, max_tokens: 200, ...extra });
  const order = { type: 'json_schema', json_schema: { name: 'order', strict: true, schema } };

  const check = text => {
    const value = JSON.parse(text);
    assert.ok(Number.isInteger(value.id) && value.id >= 10 && value.id <= 99);
    assert.ok(['small', 'large'].includes(value.size));
    assert.ok([...value.note].length <= 6);
  };

  test('a schema is kept whatever the model would say', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const reply = await client.chat.completions.create(ask({ seed, response_format: order }));
      assert.equal(reply.choices[0].finish_reason, 'stop');
      check(reply.choices[0].message.content);
    }
  });

  test('the parse helper gets an object', async () => {
    const reply = await client.chat.completions.parse(ask({ seed: 3, response_format: order }));
    check(JSON.stringify(reply.choices[0].message.parsed));
  });

  test('a stream keeps a schema too, among free answers', async () => {
    const free = Array.from({ length: 4 }, () => client.chat.completions.create(ask({ max_tokens: 64 })));
    const texts = await Promise.all(Array.from({ length: 4 }, async (_, seed) => {
      let text = '';
      for await (const chunk of await client.chat.completions.create(ask({ seed, stream: true, response_format: order })))
        text += chunk.choices[0]?.delta.content ?? '';
      return text;
    }));
    texts.forEach(check);
    await Promise.all(free);
  });

  test('an answer that is cut says so', async () => {
    const reply = await client.chat.completions.create(ask({ max_tokens: 4, response_format: order }));
    assert.equal(reply.choices[0].finish_reason, 'length');
  });

  test('a schema that cannot be kept is a BadRequestError', async () => {
    const wrong = { type: 'json_schema', json_schema: { name: 'x', schema: { $ref: 'https://example.com/schema.json' } } };
    await assert.rejects(client.chat.completions.create(ask({ response_format: wrong })), error =>
      error instanceof OpenAI.BadRequestError && error.param === 'response_format');
  });

  test('a schema beyond the strict subset is a BadRequestError in the words of OpenAI', async () => {
    const open = { type: 'json_schema', json_schema: { name: 'x', strict: true, schema: { ...schema, additionalProperties: true } } };
    await assert.rejects(client.chat.completions.create(ask({ response_format: open })), error =>
      error instanceof OpenAI.BadRequestError && error.param === 'response_format' && error.message.includes(
        "Invalid schema for response_format 'x': In context=(), 'additionalProperties' is required to be supplied and to be false"));
  });

  test('what is not strict and cannot be kept is answered with warnings', async () => {
    const twins = { type: 'array', items: { const: 'a' }, minItems: 2, maxItems: 2, uniqueItems: true };
    const reply = await client.chat.completions.create(ask({ response_format: { type: 'json_schema', json_schema: { name: 'x', schema: twins } } }));
    assert.equal(reply.choices[0].message.content, '["a", "a"]');
    assert.match(reply.warnings[0].message, /#\/uniqueItems/);
    assert.match(reply.warnings[1].message, /does not conform at the root/);
  });

  test('a grammar of the client is kept', async () => {
    const reply = await client.chat.completions.create(ask({ grammar: 'root ::= "<" [a-f]{4} ">"' }));
    assert.match(reply.choices[0].message.content, /^<[a-f]{4}>$/);
  });
});
