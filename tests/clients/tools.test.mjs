// Two-step conversations with functions, by each client's own means. The model is random: that it calls is asked for, and what
// it calls with is whatever the schema lets through.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createMistral } from '@ai-sdk/mistral';
import { createTogetherAI } from '@ai-sdk/togetherai';
import { Mistral } from '@mistralai/mistralai';
import Ajv from 'ajv/dist/2020.js';
import { generateText, jsonSchema, streamText, tool } from 'ai';
import OpenAI from 'openai';
import OpenAI7 from 'openai7';
import Together from 'together-ai';
import { bfclFunctions } from './bfcl.mjs';
import { startServer } from './server.mjs';

const MODEL = 'test/tiny';
const ASK = [{ role: 'user', content: 'What is the weather like in Rome, and what is 2 + 3?' }];
const WEATHER = {
  type: 'object', additionalProperties: false, required: ['city', 'days'],
  properties: { city: { enum: ['Rome', 'Oslo', 'Zürich "Nord"'] }, days: { type: 'integer', minimum: 1, maximum: 14 } },
};
const ADD = {
  type: 'object', additionalProperties: false, required: ['a', 'b'],
  properties: { a: { type: 'integer', minimum: -9, maximum: 9 }, b: { type: ['integer', 'null'] } },
};
const TOOLS = [
  { type: 'function', function: { name: 'get_weather', description: 'Forecast for a city', parameters: WEATHER, strict: true } },
  { type: 'function', function: { name: 'add', description: 'Adds numbers', parameters: ADD } },
];
const SCHEMAS = { get_weather: WEATHER, add: ADD };
const ajv = new Ajv({ strict: false });

function checkCalls(calls) {
  assert.ok(calls.length > 0);
  for (const { id, function: { name, arguments: text } } of calls) {
    assert.match(id, /^[a-zA-Z0-9]{9}$/);
    assert.ok(ajv.validate(SCHEMAS[name], typeof text === 'string' ? JSON.parse(text) : text), `${name}(${text})`);
  }
}

const resultsOf = calls => calls.map(call => ({ role: 'tool', tool_call_id: call.id, content: '{"ok": true}' }));

describe('functions', () => {
  let server, openai, openai7, together, mistral;
  before(async () => {
    server = await startServer();
    openai = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'unused', maxRetries: 0 });
    openai7 = new OpenAI7({ baseURL: `${server.url}/v1`, apiKey: 'unused', maxRetries: 0 });
    together = new Together({ baseURL: `${server.url}/v1`, apiKey: 'unused', maxRetries: 0 });
    mistral = new Mistral({ serverURL: server.url, apiKey: 'unused' });
  });
  after(() => server?.stop());

  for (const [name, clientOf] of [['openai', () => openai], ['together-ai', () => together]]) {
    test(`${name}: calls, takes results and answers`, async () => {
      for (let seed = 1; seed <= 5; seed++) {
        const ask = { model: MODEL, messages: ASK, tools: TOOLS, tool_choice: 'required', max_tokens: 500, seed };
        const whole = (await clientOf().chat.completions.create(ask)).choices[0];
        assert.equal(whole.finish_reason, 'tool_calls');
        assert.equal(whole.message.content, null);
        checkCalls(whole.message.tool_calls);

        const streamed = [];
        let finish;
        for await (const { choices: [choice] } of await clientOf().chat.completions.create({ ...ask, stream: true })) {
          finish = choice.finish_reason ?? finish;
          for (const part of choice.delta.tool_calls ?? []) {
            const call = streamed[part.index] ??= { name: '', arguments: '' };
            call.name += part.function.name ?? '';
            call.arguments += part.function.arguments;
          }
        }
        assert.equal(finish, 'tool_calls');
        assert.deepEqual(streamed, whole.message.tool_calls.map(call => ({ name: call.function.name, arguments: call.function.arguments })));

        const answer = await clientOf().chat.completions.create({
          model: MODEL, tools: TOOLS, tool_choice: 'none', max_tokens: 20, seed,
          messages: [...ASK, whole.message, ...resultsOf(whole.message.tool_calls)] });
        assert.ok(['stop', 'length'].includes(answer.choices[0].finish_reason));
        assert.equal(typeof answer.choices[0].message.content, 'string');
        assert.deepEqual(answer.choices[0].message.tool_calls, []);
      }
    });
  }

  for (const [name, clientOf] of [['openai 6.8.1', () => openai], ['openai 7.55.0', () => openai7]]) {
    test(`${name}: runTools runs a named function`, async () => {
      const seen = [];
      const runner = clientOf().chat.completions.runTools({
        model: MODEL, messages: ASK, seed: 3, tool_choice: { type: 'function', function: { name: 'get_weather' } },
        tools: [{ type: 'function', function: { name: 'get_weather', description: 'Forecast', parameters: WEATHER, parse: JSON.parse,
          function: args => { seen.push(args); return 'sunny'; } } }],
      });
      await runner.done();
      assert.equal(seen.length, 1);
      assert.ok(ajv.validate(WEATHER, seen[0]));
    });

    test(`${name}: the stream helper tells of arguments, and of the whole call`, async () => {
      const stream = clientOf().chat.completions.stream({ model: MODEL, messages: ASK, tools: [TOOLS[0]], tool_choice: 'required', seed: 4, max_tokens: 400 });
      let done = 0;
      stream.on('tool_calls.function.arguments.done', call => { done++; assert.ok(ajv.validate(WEATHER, JSON.parse(call.arguments))); });
      const final = await stream.finalChatCompletion();
      checkCalls(final.choices[0].message.tool_calls);
      assert.equal(done, final.choices[0].message.tool_calls.length);
    });

    test(`${name}: parse reads strict arguments`, async () => {
      const reply = await clientOf().chat.completions.parse({ model: MODEL, messages: ASK, tools: [TOOLS[0]], tool_choice: 'required', seed: 5, max_tokens: 400 });
      for (const call of reply.choices[0].message.tool_calls) assert.ok(ajv.validate(WEATHER, call.function.parsed_arguments));
    });
  }

  test('openai: the deprecated functions are answered in their form', async () => {
    const reply = await openai.chat.completions.create({
      model: MODEL, messages: ASK, functions: [{ name: 'add', parameters: ADD }], function_call: { name: 'add' }, seed: 2 });
    const { message, finish_reason } = reply.choices[0];
    assert.equal(finish_reason, 'function_call');
    assert.ok(ajv.validate(ADD, JSON.parse(message.function_call.arguments)));
    const next = await openai.chat.completions.create({
      model: MODEL, max_tokens: 5, messages: [...ASK, { role: 'assistant', content: null, function_call: message.function_call }, { role: 'function', name: 'add', content: '5' }] });
    assert.equal(next.choices[0].message.role, 'assistant');
  });

  test('openai: one call where parallel ones are not wanted', async () => {
    for (let seed = 1; seed <= 10; seed++) {
      const reply = await openai.chat.completions.create({
        model: MODEL, messages: ASK, tools: TOOLS, tool_choice: 'required', parallel_tool_calls: false, seed, max_tokens: 300 });
      assert.equal(reply.choices[0].message.tool_calls.length, 1);
    }
  });

  test('openai: a call cut by max_tokens ends with length', async () => {
    for (const max_tokens of [1, 3, 8, 12]) {
      const reply = await openai.chat.completions.create({ model: MODEL, messages: ASK, tools: TOOLS, tool_choice: 'required', seed: 1, max_tokens });
      assert.equal(reply.choices[0].finish_reason, 'length');
      assert.equal(reply.usage.completion_tokens, max_tokens);
    }
  });

  test('openai: a schema that is none is refused by name', async () => {
    const refused = tools => openai.chat.completions.create({ model: MODEL, messages: ASK, tools }).then(() => assert.fail(), error => error);
    const broken = await refused([{ type: 'function', function: { name: 'f', parameters: { type: 'object', properties: { a: { type: 'nothing' } } } } }]);
    assert.equal(broken.status, 400);
    assert.match(broken.message, /parameters of f/);
    const loose = await refused([{ type: 'function', function: { name: 'f', strict: true, parameters: { type: 'object', properties: { a: {} } } } }]);
    assert.equal(loose.status, 400);
    assert.match(loose.message, /Invalid schema for function 'f'/);
  });

  test('@mistralai/mistralai: calls, takes results and answers, streamed and not', async () => {
    const ask = { model: MODEL, messages: ASK, tools: TOOLS, toolChoice: 'any', maxTokens: 500, randomSeed: 3 };
    const whole = await mistral.chat.complete(ask);
    const { message, finishReason } = whole.choices[0];
    assert.equal(finishReason, 'tool_calls');
    checkCalls(message.toolCalls);

    const calls = [];
    for await (const { data } of await mistral.chat.stream(ask)) {
      for (const part of data.choices[0].delta.toolCalls ?? []) {
        const call = calls[part.index] ??= { name: '', arguments: '' };
        call.name += part.function.name;
        call.arguments += part.function.arguments;
      }
    }
    assert.deepEqual(calls, message.toolCalls.map(call => ({ name: call.function.name, arguments: call.function.arguments })));

    const answer = await mistral.chat.complete({
      model: MODEL, tools: TOOLS, toolChoice: 'none', maxTokens: 10,
      messages: [...ASK, { ...message, role: 'assistant' }, ...message.toolCalls.map(call => ({ role: 'tool', toolCallId: call.id, name: call.function.name, content: '1' }))] });
    assert.equal(typeof answer.choices[0].message.content, 'string');
  });

  for (const provider of ['togetherai', 'mistral']) {
    test(`ai with ${provider}: runs functions, streamed and not`, async () => {
      const make = provider === 'togetherai' ? createTogetherAI : createMistral;
      const model = make({ baseURL: `${server.url}/v1`, apiKey: 'unused' })(MODEL);
      const tools = { get_weather: tool({ description: 'Forecast', inputSchema: jsonSchema(WEATHER), execute: async ({ city }) => `sunny in ${city}` }) };
      const ask = { model, tools, toolChoice: 'required', prompt: 'Weather in Rome?', maxOutputTokens: 400, seed: 3 };

      const whole = await generateText(ask);
      assert.ok(whole.toolCalls.length > 0 && whole.toolCalls.every(call => ajv.validate(WEATHER, call.input)));
      assert.equal(whole.toolResults.length, whole.toolCalls.length);

      const streamed = streamText(ask);
      await streamed.consumeStream();
      assert.deepEqual((await streamed.toolCalls).map(call => call.input), whole.toolCalls.map(call => call.input));
      const answer = await generateText({ model, tools, toolChoice: 'none', maxOutputTokens: 10, messages: [{ role: 'user', content: 'Weather in Rome?' }, ...whole.response.messages] });
      assert.equal(answer.toolCalls.length, 0);
    });
  }

  test('500 calls of functions from the field satisfy their schemas', async t => {
    const functions = bfclFunctions();
    if (functions.length === 0) return t.skip('shared/data/bfcl is not here');
    // Random weights would hardly ever end a string.
    const ends = await Promise.all(['"', ']', '}'].map(async end => (await (await fetch(`${server.url}/v1/tokenize`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ model: MODEL, text: end }) })).json()).tokens.at(-1)));
    const logit_bias = Object.fromEntries(ends.map(token => [token, 5]));
    let valid = 0, next = 0;
    const one = async seed => {
      const { name, parameters, schema } = functions[seed % functions.length];
      const reply = await openai.chat.completions.create({
        model: MODEL, messages: ASK, seed, logit_bias, max_tokens: 3000, tool_choice: 'required', parallel_tool_calls: false,
        tools: [{ type: 'function', function: { name, description: 'A function', parameters } }] });
      const { message: { tool_calls: [call] }, finish_reason } = reply.choices[0];
      assert.equal(finish_reason, 'tool_calls');
      assert.ok(ajv.validate(schema, JSON.parse(call.function.arguments)), `${name}(${call.function.arguments}): ${ajv.errorsText()}`);
      valid++;
    };
    await Promise.all(Array.from({ length: 8 }, async () => { while (next < 500) await one(next++); }));
    t.diagnostic(`${valid} of 500 calls valid`);
    assert.equal(valid, 500);
  });
});

// Models without a token for calls begin them with a text.
for (const format of ['mistral-v1', 'chatml', 'none']) {
  test(`functions on a model of the format ${format}`, async () => {
    const server = await startServer({ format });
    try {
      const client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'unused', maxRetries: 0 });
      for (let seed = 1; seed <= 5; seed++) {
        const ask = { model: MODEL, messages: ASK, tools: TOOLS, tool_choice: 'required', max_tokens: 500, seed };
        const whole = (await client.chat.completions.create(ask)).choices[0];
        assert.equal(whole.finish_reason, 'tool_calls');
        assert.equal(whole.message.content, null);
        checkCalls(whole.message.tool_calls);
        const streamed = await client.chat.completions.stream(ask).finalChatCompletion();
        assert.deepEqual(streamed.choices[0].message.tool_calls.map(call => call.function.arguments), whole.message.tool_calls.map(call => call.function.arguments));
        const answer = await client.chat.completions.create({
          model: MODEL, tools: TOOLS, tool_choice: 'auto', max_tokens: 30, seed,
          messages: [...ASK, whole.message, ...resultsOf(whole.message.tool_calls)] });
        assert.ok(answer.choices[0].message.content?.length > 0 || answer.choices[0].message.tool_calls.length > 0);
      }
    } finally {
      await server.stop();
    }
  });
}
