// Schemas that texts are made for: some of our own, which together have every keyword that can be kept, and some from the field.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const object = (properties, rest = {}) => ({
  type: 'object', properties, required: Object.keys(properties), additionalProperties: false, ...rest,
});

/** Answers to these are short enough for a model of random weights to finish. */
export const OWN = {
  integers: object({ a: { type: 'integer', minimum: -12, maximum: 345 }, b: { type: 'integer', exclusiveMinimum: 0, exclusiveMaximum: 1000, multipleOf: 4 } }),
  numbers: object({ a: { type: 'number', minimum: 0.5, maximum: 2.25 }, b: { type: 'number', multipleOf: 5, minimum: 0, maximum: 100 } }),
  strings: object({ a: { type: 'string', minLength: 2, maxLength: 5 }, b: { type: 'string', pattern: '^[A-Z]{2}-\\d{3}$' }, c: { type: 'string', maxLength: 0 } }),
  dates: object({ a: { type: 'string', format: 'date' }, b: { type: 'string', format: 'time' }, c: { type: 'string', format: 'date-time' } }),
  addresses: object({ a: { type: 'string', format: 'ipv4' }, b: { type: 'string', format: 'uuid' } }),
  literals: object({ a: { enum: ['x', 1, null, [true], { k: 'v' }] }, b: { const: { deep: ['é', '"', '\\', '\n'] } } }),
  lists: object({ a: { type: 'array', items: { type: 'boolean' }, minItems: 1, maxItems: 3 },
    b: { type: 'array', prefixItems: [{ type: 'null' }, { type: 'integer', minimum: 0, maximum: 9 }], items: false },
    c: { type: 'array', items: { enum: [1, 2] }, contains: { const: 2 } } }),
  optional: { type: 'object', properties: { a: { type: 'boolean' }, b: { type: 'null' }, c: { enum: ['c'] } }, additionalProperties: false, minProperties: 1, maxProperties: 2 },
  choices: object({ a: { anyOf: [{ type: 'null' }, object({ k: { type: 'boolean' } })] },
    b: { oneOf: [object({ kind: { const: 'p' }, p: { type: 'boolean' } }), object({ kind: { const: 'q' } })] } }),
  together: { allOf: [object({ a: { type: 'integer' }, b: { type: 'string' } }), { properties: { a: { minimum: 5, maximum: 20 }, b: { maxLength: 3 } } }] },
  negations: object({ a: { type: 'integer', minimum: 0, maximum: 99, not: { enum: [1, 2, 3] } }, b: { type: 'string', maxLength: 4, not: { pattern: '^[a-m]' } } }),
  conditions: { type: 'object', properties: { kind: { enum: ['a', 'b'] }, n: { type: 'integer', minimum: 0, maximum: 9 } }, required: ['kind'], additionalProperties: false,
    if: { properties: { kind: { const: 'a' } } }, then: { required: ['n'] } },
  dependent: { type: 'object', properties: { a: { type: 'boolean' }, b: { type: 'boolean' } }, additionalProperties: false, dependentRequired: { a: ['b'] } },
  recursion: { $defs: { node: object({ v: { type: 'boolean' }, next: { anyOf: [{ $ref: '#/$defs/node' }, { type: 'null' }] } }) }, $ref: '#/$defs/node' },
  names: { type: 'object', patternProperties: { '^n[0-9]$': { type: 'integer', minimum: 0, maximum: 9 } }, additionalProperties: false, maxProperties: 3 },
  unevaluated: { type: 'object', allOf: [{ properties: { a: { type: 'boolean' } } }], properties: { b: { type: 'null' } }, unevaluatedProperties: false },
};

/**
 * Every so many of the MaskBench schemas that lie beside the checkout; none where they do not.
 * @returns pairs of id and schema
 */
export function fromTheField(count) {
  const path = fileURLToPath(new URL('../../../shared/data/json-schema/maskbench-dev.jsonl.gz', import.meta.url));
  if (!existsSync(path)) return [];
  const items = gunzipSync(readFileSync(path)).toString().trim().split('\n');
  const stride = Math.floor(items.length / count);
  return items.filter((_, index) => index % stride === 0).slice(0, count).map(line => JSON.parse(line)).map(({ id, schema }) => [id, schema]);
}
