import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import OpenAI from 'openai';
import { validatorOf } from './ajv.mjs';
import { fromTheField, OWN } from './schemas.mjs';
import { startServer } from './server.mjs';

const door = fileURLToPath(new URL('../../mixtral', import.meta.url));
const run = promisify(execFile);

const assertValid = (validate, name, text) =>
  assert.deepEqual(validate(text).map(error => `${error.instancePath} ${error.schemaPath} ${error.message}`), [], `${name}: ${text}`);

describe('ajv judges answers', () => {
  const SEEDS = 3;
  let server, client;
  before(async () => {
    server = await startServer();
    client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'unused', maxRetries: 0 });
  });
  after(() => server?.stop());

  for (const [name, schema] of Object.entries(OWN)) {
    test(name, async () => {
      const validate = validatorOf(schema);
      const replies = await Promise.all(Array.from({ length: SEEDS }, (_, seed) => client.chat.completions.create({
        model: 'tiny', messages: [{ role: 'user', content: 'Anything' }], max_tokens: 600, temperature: 1, seed,
        response_format: { type: 'json_schema', json_schema: { name, schema } },
      })));
      const finished = replies.filter(reply => reply.choices[0].finish_reason === 'stop');
      assert.ok(finished.length > 0, `none of ${SEEDS} answers ended`);
      for (const reply of finished) {
        assert.equal(reply.warnings, undefined);
        assertValid(validate, name, reply.choices[0].message.content);
      }
    });
  }
});

describe('ajv judges random texts of grammars', () => {
  const FIELD = 60;
  const SAME_TIME = 2;
  const folder = mkdtempSync(join(tmpdir(), 'mixtral-walks-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const walk = async (name, schema, ...options) => {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(schema));
    const { stdout } = await run(door, ['grammar', 'walk', file, ...options], { maxBuffer: 64 << 20 });
    return stdout.split('\n').filter(line => line !== '');
  };

  for (const [name, schema] of Object.entries(OWN)) {
    test(name, async () => {
      const texts = await walk(name, schema, '--count', '200');
      const validate = validatorOf(schema);
      assert.equal(texts.length, 200);
      for (const text of texts) assertValid(validate, name, text);
    });
  }

  test('schemas from the field', async context => {
    const waiting = fromTheField(FIELD);
    if (waiting.length === 0) return context.skip('the MaskBench schemas are not there');
    const counts = { schemas: 0, texts: 0, refused: 0, 'not for ajv': 0 };
    const judge = async ([id, schema]) => {
      const validate = validatorOf(schema);
      if (!validate) return counts['not for ajv']++;
      for (const options of [[], ['--declared']]) {
        let texts;
        try { texts = await walk(id, schema, '--count', '20', ...options); } catch { return counts.refused++; }
        counts.texts += texts.length;
        for (const text of texts) assertValid(validate, id, text);
      }
      counts.schemas++;
    };
    await Promise.all(Array.from({ length: SAME_TIME }, async () => { while (waiting.length > 0) await judge(waiting.pop()); }));
    context.diagnostic(JSON.stringify(counts));
    assert.ok(counts.schemas > FIELD * 0.8, JSON.stringify(counts));
  });
});
