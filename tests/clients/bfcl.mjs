// Functions of the Berkeley Function-Calling Leaderboard, where the shared data is at hand.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILES = ['BFCL_v4_simple_python.json', 'BFCL_v4_parallel.json'];
const TYPES = { dict: 'object', float: 'number', tuple: 'array', any: undefined };

/** @returns {{ name: string, parameters: object, schema: object }[]} with a name that clients may send, and the parameters as JSON Schema. */
export function bfclFunctions() {
  return FILES.map(file => fileURLToPath(new URL(`../../../shared/data/bfcl/${file}`, import.meta.url))).filter(existsSync)
    .flatMap(path => readFileSync(path, 'utf8').trim().split('\n').map(line => JSON.parse(line)))
    .flatMap(task => task.function)
    .map(({ name, parameters }) => ({ name: name.replaceAll('.', '_'), parameters, schema: schemaOf(parameters) }));
}

function schemaOf(value) {
  if (Array.isArray(value)) return value.map(schemaOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value)
    .map(([key, inner]) => [key, key === 'type' && typeof inner === 'string' ? (inner in TYPES ? TYPES[inner] : inner) : schemaOf(inner)])
    .filter(([, inner]) => inner !== undefined));
}
