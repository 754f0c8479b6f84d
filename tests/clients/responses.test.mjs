// POST /v1/responses as OpenAI's own client uses it: whole, streamed, with functions and schemas, and going on with what was stored.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import OpenAI from 'openai';
import { NO_END, startServer } from './server.mjs';

const MODEL = 'test/tiny';
const ASK = { model: MODEL, input: 'Say this is a test', seed: 1, max_output_tokens: 12, logit_bias: NO_END };
const WEATHER = {
  type: 'object', additionalProperties: false, required: ['city', 'days'],
  properties: { city: { enum: ['Rome', 'Oslo'] }, days: { type: 'integer', minimum: 1, maximum: 14 } },
};
const TOOLS = [{ type: 'function', name: 'get_weather', description: 'Forecast for a city', parameters: WEATHER, strict: true }];
const ajv = new Ajv({ strict: false });

describe('responses with openai 6.8.1', () => {
  let server, client;
  before(async () => {
    server = await startServer();
    client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'a key', maxRetries: 0 });
  });
  after(() => server?.stop());

  const refused = (ask, from = client) => from.responses.create({ model: MODEL, ...ask }).then(() => assert.fail('not refused'), error => error);

  test('creates', async () => {
    const reply = await client.responses.create({ ...ASK, instructions: 'Be brief.', metadata: { for: 'a test' } });
    assert.match(reply.id, /^resp_/);
    assert.equal(reply.object, 'response');
    assert.equal(reply.status, 'incomplete');
    assert.deepEqual(reply.incomplete_details, { reason: 'max_output_tokens' });
    assert.equal(reply.output[0].type, 'message');
    assert.equal(reply.output_text, reply.output[0].content[0].text);
    assert.ok(reply.output_text.length > 0);
    assert.equal(reply.usage.output_tokens, 12);
    assert.equal(reply.usage.total_tokens, reply.usage.input_tokens + 12);
    assert.equal(typeof reply.usage.input_tokens_details.cached_tokens, 'number');
    assert.deepEqual(reply.metadata, { for: 'a test' });
    assert.equal(reply.instructions, 'Be brief.');
    assert.ok(reply._request_id);
  });

  test('an answer that ends of itself is completed', async () => {
    const reply = await client.responses.create({ model: MODEL, input: 'hi', logit_bias: { 2: 100 } });
    assert.equal(reply.status, 'completed');
    assert.equal(reply.incomplete_details, null);
    assert.equal(reply.output.length, 1);
  });

  test('streams the text of the whole, in order', async () => {
    const whole = await client.responses.create(ASK);
    const events = [];
    for await (const event of await client.responses.create({ ...ASK, stream: true })) events.push(event);
    assert.deepEqual(events.map(event => event.sequence_number), events.map((_, i) => i));
    assert.deepEqual(events.map(event => event.type).filter((type, i, all) => type !== all[i - 1]), [
      'response.created', 'response.in_progress', 'response.output_item.added', 'response.content_part.added', 'response.output_text.delta',
      'response.output_text.done', 'response.content_part.done', 'response.output_item.done', 'response.incomplete']);
    const deltas = events.filter(event => event.type === 'response.output_text.delta');
    assert.ok(deltas.length > 3, `${deltas.length} deltas`);
    assert.equal(deltas.map(event => event.delta).join(''), whole.output_text);
    assert.equal(events.at(-1).response.output[0].content[0].text, whole.output_text);
  });

  test('accumulates with the stream helper', async () => {
    const ask = { model: MODEL, input: 'hi', seed: 5, stop: ['e'], max_output_tokens: 400, logit_bias: NO_END };
    const whole = await client.responses.create(ask);
    const stream = client.responses.stream(ask);
    let snapshot;
    stream.on('response.output_text.delta', event => { snapshot = event.snapshot; });
    const final = await stream.finalResponse();
    assert.equal(final.status, whole.status);
    assert.equal(final.output[0].content[0].text, whole.output_text);
    assert.equal(snapshot, whole.output_text);
  });

  test('calls, takes results and answers, streamed and not', async () => {
    for (let seed = 1; seed <= 3; seed++) {
      const ask = { model: MODEL, input: 'Weather in Rome?', tools: TOOLS, tool_choice: 'required', seed, max_output_tokens: 400 };
      const whole = await client.responses.create(ask);
      assert.equal(whole.status, 'completed');
      const calls = whole.output;
      assert.ok(calls.length > 0 && calls.every(call => call.type === 'function_call' && call.status === 'completed'));
      for (const call of calls) assert.ok(ajv.validate(WEATHER, JSON.parse(call.arguments)), call.arguments);

      const stream = client.responses.stream(ask);
      const done = [];
      stream.on('response.function_call_arguments.done', event => done.push(event.arguments));
      const final = await stream.finalResponse();
      assert.deepEqual(done, calls.map(call => call.arguments));
      assert.deepEqual(final.output.map(item => item.arguments), done);

      const results = calls.map(call => ({ type: 'function_call_output', call_id: call.call_id, output: 'sunny' }));
      const next = { model: MODEL, tools: TOOLS, tool_choice: 'none', max_output_tokens: 8, seed, logit_bias: NO_END };
      const told = await client.responses.create({ ...next, input: [{ role: 'user', content: ask.input }, ...calls, ...results] });
      const kept = await client.responses.create({ ...next, previous_response_id: whole.id, input: results });
      assert.equal(told.output[0].type, 'message');
      assert.equal(kept.output_text, told.output_text);
      assert.equal(kept.usage.input_tokens, told.usage.input_tokens);
    }
  });

  test('calls a function that is named', async () => {
    const reply = await client.responses.create({
      model: MODEL, input: 'hi', tools: [...TOOLS, { type: 'function', name: 'other', parameters: null }], seed: 2, tool_choice: { type: 'function', name: 'other' } });
    assert.deepEqual(reply.output.map(item => item.name), ['other']);
  });

  test('keeps to a schema, and parses it', async () => {
    const format = { type: 'json_schema', name: 'weather', schema: WEATHER, strict: true };
    const reply = await client.responses.parse({ model: MODEL, input: 'Weather?', text: { format: { ...format, $brand: 'auto-parseable-response-format', $parseRaw: JSON.parse } }, seed: 3 });
    assert.ok(ajv.validate(WEATHER, reply.output_parsed), reply.output_text);
    assert.deepEqual(reply.text.format.schema, WEATHER);
    const any = await client.responses.create({ model: MODEL, input: 'Weather?', text: { format: { type: 'json_object' } }, seed: 3, max_output_tokens: 2 });
    assert.equal(any.output_text[0], '{');
  });

  test('tells log probabilities where they are included', async () => {
    const ask = { ...ASK, include: ['message.output_text.logprobs'], top_logprobs: 2 };
    const { logprobs } = (await client.responses.create(ask)).output[0].content[0];
    assert.equal(logprobs.length, 12);
    assert.ok(logprobs.every(token => token.logprob <= 0 && token.top_logprobs.length === 2));
    assert.deepEqual((await client.responses.create(ASK)).output[0].content[0].logprobs, []);
  });

  test('goes on with a response, as with the whole conversation', async () => {
    const first = await client.responses.create({ ...ASK, instructions: 'Only once.' });
    const second = await client.responses.create({ ...ASK, previous_response_id: first.id, input: 'And now?' });
    const third = await client.responses.create({ ...ASK, previous_response_id: second.id, input: [{ role: 'user', content: 'And then?' }] });
    const whole = await client.responses.create({ ...ASK, input: [
      { role: 'user', content: ASK.input }, ...first.output, { role: 'user', content: 'And now?' }, ...second.output, { role: 'user', content: 'And then?' }] });
    assert.equal(third.previous_response_id, second.id);
    assert.equal(third.output_text, whole.output_text);
    assert.equal(third.usage.input_tokens, whole.usage.input_tokens);
    assert.ok(third.usage.input_tokens_details.cached_tokens > 0);
  });

  test('refers to an item of a response', async () => {
    const first = await client.responses.create(ASK);
    const ask = item => ({ ...ASK, input: [{ role: 'user', content: ASK.input }, item, { role: 'user', content: 'And now?' }] });
    const named = await client.responses.create(ask({ type: 'item_reference', id: first.output[0].id }));
    assert.equal(named.output_text, (await client.responses.create(ask(first.output[0]))).output_text);
  });

  test('retrieves and deletes what was stored, each key its own', async () => {
    const reply = await client.responses.create(ASK);
    assert.deepEqual((await client.responses.retrieve(reply.id)).output, reply.output);
    const other = client.withOptions({ apiKey: 'another key' });
    await assert.rejects(other.responses.retrieve(reply.id), OpenAI.NotFoundError);
    assert.equal((await refused({ input: 'hi', previous_response_id: reply.id }, other)).code, 'previous_response_not_found');
    await client.responses.delete(reply.id);
    await assert.rejects(client.responses.retrieve(reply.id), OpenAI.NotFoundError);
    const unstored = await client.responses.create({ ...ASK, store: false });
    const error = await refused({ input: 'hi', previous_response_id: unstored.id });
    assert.equal(error.param, 'previous_response_id');
    assert.match(error.message, /as input/);
  });

  test('what is not here is refused by name, what means nothing is ignored', async () => {
    for (const type of ['web_search', 'file_search', 'code_interpreter', 'mcp', 'custom']) {
      const error = await refused({ input: 'hi', tools: [{ type, name: 'f' }] });
      assert.equal(error.status, 400);
      assert.equal(error.param, 'tools[0].type');
      assert.match(error.message, new RegExp(`'${type}'`));
    }
    assert.equal((await refused({ input: 'hi', background: true })).param, 'background');
    assert.equal((await refused({ input: [{ role: 'user', content: [{ type: 'input_image', image_url: 'x' }] }] })).param, 'input[0].content[0].type');
    assert.equal((await refused({ input: 'word '.repeat(5000) })).code, 'context_length_exceeded');
    assert.equal((await refused({ model: 'none', input: 'hi' })).status, 404);
    const reply = await client.responses.create({ ...ASK, reasoning: { effort: 'high' }, truncation: 'auto', user: 'u', safety_identifier: 's',
      prompt_cache_key: 'k', max_tool_calls: 3, stream_options: null, text: { verbosity: 'low' }, include: ['reasoning.encrypted_content'], unknown: [1] });
    assert.equal(reply.status, 'incomplete');
  });

  test('a stream broken off frees its sequence', async () => {
    const from = server.log().length;
    const stream = await client.responses.create({ ...ASK, max_output_tokens: 3000, stream: true });
    for await (const event of stream) if (event.type === 'response.output_text.delta') break;
    await server.waitForLog(/resp_\w+.*ended: cancelled/, undefined, from);
  });
});
