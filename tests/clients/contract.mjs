// What every client must be able to do with the server, whatever way it has of saying it. An adapter (adapters/) turns the asks here, which
// are in OpenAI's form, into calls of its client, and what the client hands back into one form.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';

/**
 * @typedef {{ text: string, finish: string, calls: { id: string, name: string, arguments: string }[], logprobs: number[] | null,
 *   usage: { prompt: number, completion: number } | null, pieces?: number }} Reply what a client made of an answer; `pieces` counts the
 *   parts of text in which a streamed one came
 * @typedef {{ chat(ask: object): Promise<Reply>, stream(ask: object): Promise<Reply>, complete(ask: object): Promise<Reply & { streamed: string }>,
 *   breakOff(ask: object): Promise<void>, models(): Promise<string[]>, fault(error: Error): { status: number, message: string } }} Client `complete`
 *   continues a text, whole and streamed; `breakOff` leaves a stream after its first text
 * @typedef {{ url: string, gateway: string, key: string }} Place where the server and Portkey's gateway are, and the key to show
 * @typedef {{ name: string, connect(place: Place): Client, without?: Partial<Record<Feature, string>>, skip?: string | false }} Adapter
 *   `without` says what the client cannot do against any server, and why; `skip` why it cannot run here
 * @typedef {'logprobs' | 'schema' | 'completions' | 'streamed calls' | 'streamed usage' | 'cancelling'} Feature
 */

export const MODEL = 'test/tiny';
export const KEY = 'sk-of-the-contract';

const ajv = new Ajv({ strict: false });
const QUESTION = [{ role: 'system', content: 'Sei kurz.' }, { role: 'user', content: 'Combien font deux et deux ? ¿Y 二足す二? 🙂' }];
const WEATHER = {
  type: 'object', additionalProperties: false, required: ['city', 'days'],
  properties: { city: { enum: ['Rome', 'Oslo', 'Zürich "Nord"'] }, days: { type: 'integer', minimum: 1, maximum: 14 } },
};
const ORDER = {
  type: 'object', additionalProperties: false, required: ['id', 'size', 'note'],
  properties: { id: { type: 'integer', minimum: 10, maximum: 99 }, size: { enum: ['small', 'large'] }, note: { type: 'string', maxLength: 6 } },
};
const TOOLS = [{ type: 'function', function: { name: 'get_weather', description: 'Forecast for a city', parameters: WEATHER } }];

// The likeliest token each time, so that one ask has one answer.
const ask = extra => ({ model: MODEL, messages: QUESTION, max_tokens: 24, temperature: 0, ...extra });
const call = extra => ask({ tools: TOOLS, tool_choice: 'required', max_tokens: 400, ...extra });
const json = extra => ask({ max_tokens: 200, response_format: { type: 'json_schema', json_schema: { name: 'order', strict: true, schema: ORDER } }, ...extra });

/**
 * Holds a client to the contract.
 * @param {Adapter} adapter the client
 * @param {() => { server: object, gateway: object }} running what the tests run against
 */
export function contract({ name, connect, without = {}, skip = false }, running) {
  const client = (key = KEY) => connect({ url: running().server.url, gateway: running().gateway.url, key });
  const faultOf = async (asked, key) => {
    const asking = client(key);
    return asking.fault(await asking.chat(asked).then(() => assert.fail('it was answered'), error => error));
  };

  describe(name, { skip }, () => {
    test('lists the models', async () => assert.ok((await client().models()).includes(MODEL)));

    test('chats', async () => {
      const reply = await client().chat(ask());
      assert.ok(reply.text.length > 0);
      checkEnd(reply, 24);
    });

    test('streams what it answers whole', async () => {
      const whole = await client().chat(ask());
      const streamed = await client().stream(ask());
      assert.equal(streamed.text, whole.text);
      assert.equal(streamed.finish, whole.finish);
      assert.ok(streamed.pieces > 2, `${streamed.pieces} pieces`);
      if (!without['streamed usage']) assert.equal(streamed.usage.completion, whole.usage.completion);
    });

    test('calls a function, takes its result, and answers', async () => {
      const reply = await client().chat(call());
      checkCalls(reply);
      const answer = await client().chat(call({ tool_choice: 'none', max_tokens: 12, messages: [...QUESTION, ...resultsOf(reply.calls)] }));
      assert.ok(answer.text.length > 0);
      assert.deepEqual(answer.calls, []);
      checkEnd(answer, 12);
    });

    if (!without['streamed calls']) {
      test('streams calls of functions', async () => {
        const whole = await client().chat(call());
        const streamed = await client().stream(call());
        checkCalls(streamed);
        assert.deepEqual(streamed.calls.map(c => [c.name, c.arguments]), whole.calls.map(c => [c.name, c.arguments]));
      });
    }

    if (!without.schema) {
      test('answers with JSON of a schema, whole and streamed', async () => {
        const whole = (await client().chat(json())).text;
        assert.ok(ajv.validate(ORDER, JSON.parse(whole)), whole);
        assert.deepEqual(JSON.parse((await client().stream(json())).text), JSON.parse(whole));
      });
    }

    if (!without.logprobs) {
      test('gets log probabilities, whole and streamed', async () => {
        const { logprobs, usage } = await client().chat(ask({ logprobs: true }));
        assert.equal(logprobs.length, usage.completion);
        assert.ok(logprobs.every(p => p <= 0 && p > -50));
        const streamed = (await client().stream(ask({ logprobs: true }))).logprobs;
        assert.equal(streamed.length, logprobs.length);
        streamed.forEach((p, i) => assert.ok(Math.abs(p - logprobs[i]) < 0.01));
      });
    }

    if (!without.completions) {
      test('continues a text, whole and streamed', async () => {
        const reply = await client().complete({ model: MODEL, prompt: 'The capital of France is', max_tokens: 12, temperature: 0 });
        assert.ok(reply.text.length > 0);
        assert.equal(reply.streamed, reply.text);
        checkEnd(reply, 12);
      });
    }

    test('is told that its key is not known', async () => {
      const { status, message } = await faultOf(ask(), 'sk-of-nobody');
      assert.equal(status, 401);
      assert.match(message, /API key/);
    });

    test('is told that a model does not exist', async () => {
      const { status, message } = await faultOf(ask({ model: 'nobody/nothing' }));
      assert.equal(status, 404);
      assert.match(message, /nobody\/nothing/);
    });

    test('is told that a prompt is too long, and how long it may be', async () => {
      const { status, message } = await faultOf(ask({ messages: [{ role: 'user', content: 'word '.repeat(6000) }] }));
      assert.equal(status, 400);
      assert.match(message, /4096/);
    });

    test(without.cancelling ? 'breaks a stream off, and the answer ends by itself' : 'breaks a stream off, and the answer is cancelled', async () => {
      const { server } = running();
      const from = server.log().length;
      await client().breakOff(ask({ temperature: 1, max_tokens: without.cancelling ? 300 : 3500 }));
      const end = without.cancelling ? /ended: \w+, .*; now 0 running, 0 waiting/ : /ended: cancelled, .*; now 0 running, 0 waiting/;
      await server.waitForLog(end, undefined, from);
    });
  });
}

function checkEnd({ finish, usage }, limit) {
  assert.ok(['stop', 'length'].includes(finish), finish);
  assert.ok(usage.prompt > 0);
  if (finish === 'length') assert.equal(usage.completion, limit);
  else assert.ok(usage.completion > 0 && usage.completion <= limit);
}

function checkCalls({ calls, finish }) {
  assert.equal(finish, 'tool_calls');
  assert.ok(calls.length > 0);
  for (const { id, name, arguments: text } of calls) {
    assert.match(id, /^[a-zA-Z0-9]{9}$/);
    assert.equal(name, 'get_weather');
    assert.ok(ajv.validate(WEATHER, JSON.parse(text)), text);
  }
}

const resultsOf = calls => [
  { role: 'assistant', content: null, tool_calls: calls.map(({ id, name, arguments: text }) => ({ id, type: 'function', function: { name, arguments: text } })) },
  ...calls.map(({ id }) => ({ role: 'tool', tool_call_id: id, content: '{"sky": "clear"}' })),
];
