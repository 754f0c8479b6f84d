// POST /v1/embeddings by OpenAI's own client, which asks for base64 of its own accord.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import OpenAI from 'openai';
import { startServer } from './server.mjs';

const MODEL = 'test/tiny';
const dot = (a, b) => a.reduce((sum, value, i) => sum + value * b[i], 0);

describe('embeddings with openai 6.8.1', () => {
  let server, client;
  before(async () => {
    server = await startServer({ embeddings: true });
    client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'unused', maxRetries: 0 });
  });
  after(() => server?.stop());

  const embed = async (input, more = {}) => (await client.embeddings.create({ model: MODEL, input, ...more })).data.map(item => item.embedding);

  test('a text has one vector of length 1, in either encoding and any company', async () => {
    const reply = await client.embeddings.create({ model: MODEL, input: 'The sky is blue.' });
    assert.equal(reply.object, 'list');
    assert.ok(reply.usage.prompt_tokens > 1);
    assert.equal(reply.usage.total_tokens, reply.usage.prompt_tokens);
    const [vector] = reply.data.map(item => item.embedding);
    assert.ok(vector.length >= 32 && Math.abs(dot(vector, vector) - 1) < 1e-4);
    const [asNumbers] = await embed('The sky is blue.', { encoding_format: 'float' });
    assert.ok(vector.every((value, i) => Math.abs(value - asNumbers[i]) < 1e-6));
    const texts = await embed(['Something else.', 'The sky is blue.', 'x '.repeat(500)]);
    assert.deepEqual(texts[1], vector);
    assert.ok(dot(texts[0], vector) < 0.9999);
  });

  test('token ids give the vector of their text', async () => {
    const { tokens } = await (await fetch(`${server.url}/v1/tokenize`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ model: MODEL, text: 'The sky is blue.' }) })).json();
    assert.deepEqual(await embed(tokens), await embed('The sky is blue.'));
    assert.deepEqual(await embed([tokens, tokens]), await embed(['The sky is blue.', 'The sky is blue.']));
  });

  test('embeds while it answers', async () => {
    const alone = await embed('The sky is blue.');
    const chat = client.chat.completions.create({ model: MODEL, messages: [{ role: 'user', content: 'hi' }], max_tokens: 300, seed: 1, logit_bias: { 2: -100 } });
    const all = await Promise.all(Array.from({ length: 10 }, () => embed('The sky is blue.')));
    for (const vectors of all) assert.deepEqual(vectors, alone);
    assert.equal((await chat).usage.completion_tokens, 300);
  });

  test('what cannot be embedded is refused', async () => {
    const refused = ask => client.embeddings.create({ model: MODEL, ...ask }).then(() => assert.fail('not refused'), error => error);
    assert.equal((await refused({ input: 'word '.repeat(9000) })).code, 'context_length_exceeded');
    assert.equal((await refused({ input: '' })).param, 'input');
    assert.equal((await refused({ input: 'a', dimensions: 3 })).param, 'dimensions');
    assert.equal((await refused({ input: [1_000_000] })).param, 'input[0]');
  });
});
