// Clients of Python, by what they send and by what they need of the answer: for machines on which they are not installed, and for versions
// that programs still have. Each entry holds what the client's own code asserts or reads.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startServer } from './server.mjs';

const KEY = 'sk-of-the-contract';
const hello = [{ role: 'user', content: 'What are some fun things to do in New York?' }];
const json = { 'content-type': 'application/json', authorization: `Bearer ${KEY}` };

const CLIENTS = {
  'openai 0.28.1': { ...json, 'user-agent': 'OpenAI/v1 PythonBindings/0.28.1', 'x-openai-client-user-agent': '{"bindings_version": "0.28.1", "lang": "python"}' },
  'openai 1.109.1': { ...json, accept: 'application/json', 'user-agent': 'OpenAI/Python 1.109.1', 'x-stainless-lang': 'python', 'x-stainless-retry-count': '0' },
  'openai 1.109.1, asynchronous': { ...json, accept: 'application/json', 'user-agent': 'AsyncOpenAI/Python 1.109.1', 'x-stainless-async': 'async:asyncio' },
  'together 1.5.34': { ...json, 'user-agent': 'Together/v1 PythonBindings/1.5.34', 'x-together-client-user-agent': '{"bindings_version": "1.5.34", "lang": "python"}' },
  'requests': { ...json, 'user-agent': 'python-requests/2.32.5', accept: '*/*', 'accept-encoding': 'gzip, deflate' },
};
const isTogether = name => name.startsWith('together');

describe('clients of Python', () => {
  let server;
  before(async () => { server = await startServer({ keys: `python ${KEY}` }); });
  after(() => server?.stop());

  for (const [name, headers] of Object.entries(CLIENTS)) {
    const send = (path, body, more) => fetch(`${server.url}/v1${path}`, {
      method: body ? 'POST' : 'GET', headers: { ...headers, ...more }, body: body && JSON.stringify(body) });
    const ask = { model: 'tiny', messages: hello, max_tokens: 16, temperature: 0 };

    test(`${name}: a chat, with every optional parameter null`, async () => {
      const nothing = { stream: null, temperature: null, top_p: null, n: null, stop: null, presence_penalty: null, frequency_penalty: null, logit_bias: null,
        logprobs: null, top_k: null, repetition_penalty: null, response_format: null, tools: null, tool_choice: null, seed: null, echo: null, safety_model: null };
      const response = await send('/chat/completions', { ...nothing, ...ask });
      assert.equal(response.status, 200);
      const reply = await response.json();
      assert.equal(reply.object, 'chat.completion');
      assert.equal(typeof reply.choices[0].message.content, 'string');
      assert.ok(['stop', 'length'].includes(reply.choices[0].finish_reason)); // together's enumeration has no more for texts
      assert.ok(Number.isSafeInteger(reply.created) && Array.isArray(reply.prompt));
      assert.ok(Number.isSafeInteger(reply.choices[0].seed)); // together: int
    });

    test(`${name}: a stream`, async () => {
      const response = await send('/chat/completions', { ...ask, stream: true }, { accept: 'text/event-stream' });
      assert.match(response.headers.get('content-type'), /text\/event-stream/); // together asks for this substring
      const lines = (await response.text()).split('\n').filter(Boolean);
      assert.ok(lines.every(line => line.startsWith('data: '))); // openai 0.28 reads lines, not events
      assert.equal(lines.pop(), 'data: [DONE]');
      const chunks = lines.map(line => JSON.parse(line.slice(6)));
      for (const { choices: [choice], object } of chunks) {
        assert.equal(object, 'chat.completion.chunk');
        assert.equal(typeof choice.delta.content, 'string'); // chunk.choices[0].delta.content, unguarded
      }
      assert.deepEqual(chunks.map(chunk => chunk.choices[0].delta.role).filter(Boolean), ['assistant']);
    });

    test(`${name}: the models`, async () => {
      const models = await (await send('/models')).json();
      const [card] = isTogether(name) ? models : models.data; // together asserts a list, openai an object
      assert.equal(card.id, 'test/tiny');
      assert.equal(card.object, 'model');
      if (isTogether(name)) assert.ok(typeof card.pricing === 'object' && ['chat', 'language', 'code'].includes(card.type));
      else assert.equal(models.object, 'list');
      const one = await send('/models/test/tiny'); // a slash that is not escaped
      assert.equal((await one.json()).id, 'test/tiny');
    });

    test(`${name}: a text completion`, async () => {
      const reply = await (await send('/completions', { model: 'tiny', prompt: '<s>[INST] Hi [/INST]', max_tokens: 8 })).json();
      assert.ok(typeof reply.choices[0].text === 'string' && reply.choices[0].index === 0);
      const streamed = await (await send('/completions', { model: 'tiny', prompt: 'Hi', max_tokens: 8, temperature: 0, stream: true })).text();
      const [{ choices: [choice] }] = streamed.split('\n\n').filter(Boolean).map(line => JSON.parse(line.slice(6).replace('[DONE]', 'null')));
      assert.equal(choice.text, choice.delta?.content ?? choice.text); // together reads delta.content, openai text
      if (isTogether(name)) assert.equal(typeof choice.delta.content, 'string');
    });

    test(`${name}: errors`, async () => {
      for (const [status, wrong, more] of [[404, { ...ask, model: 'nope' }], [400, { ...ask, temperature: 9 }], [401, ask, { authorization: 'Bearer sk-no' }]]) {
        const response = await send('/chat/completions', wrong, more);
        assert.equal(response.status, status);
        const { error } = await response.json();
        assert.ok(typeof error === 'object' && typeof error.message === 'string' && typeof error.type === 'string'); // together asserts a dict
      }
    });
  }

  test('together 1.5.34: what it reads of headers are whole numbers', async () => {
    const response = await fetch(`${server.url}/v1/chat/completions`, {
      method: 'POST', headers: CLIENTS['together 1.5.34'], body: JSON.stringify({ model: 'tiny', messages: hello, max_tokens: 2 }) });
    for (const header of ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'x-tokenlimit-limit', 'x-tokenlimit-remaining'])
      if (response.headers.has(header)) assert.match(response.headers.get(header), /^\d+$/, header);
    assert.ok(response.headers.get('x-ratelimit-remaining'), 'x-ratelimit-remaining');
  });

  test('a gateway that leaves /v1 out, or writes it twice', async () => {
    for (const path of ['/models', '/v1/v1/models']) {
      const response = await fetch(server.url + path, { headers: { authorization: `Bearer ${KEY}`, 'user-agent': 'node' } });
      assert.equal((await response.json()).data[0].id, 'test/tiny', path);
    }
  });
});
