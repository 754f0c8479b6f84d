// Every program in docs/examples runs against the server and says something.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startGateway } from './gateway.mjs';
import { startServer } from './server.mjs';

const KEY = 'sk-of-the-examples';
const LIMIT_MS = 120_000;
const source = fileURLToPath(new URL('../../docs/examples', import.meta.url));
// A copy beside the clients, where Node finds them.
const folder = fileURLToPath(new URL('node_modules/.examples', import.meta.url));
const programs = readdirSync(source).filter(file => extname(file) !== '.md').sort();

const INTERPRETERS = { '.mjs': process.execPath, '.py': 'python3', '.sh': 'bash' };
const isThere = program => spawnSync(program, ['--version']).status === 0;

/** Why a program cannot run here, or false. */
function missing(file) {
  const text = readFileSync(join(source, file), 'utf8');
  if (extname(file) === '.sh') return isThere('bash') && isThere('curl') ? false : 'bash or curl is not installed';
  if (extname(file) !== '.py') return false;
  if (!isThere('python3')) return 'python3 is not installed';
  const modules = [...text.matchAll(/^(?:import|from) (\w+)/gm)].map(match => match[1]);
  const absent = modules.find(module => spawnSync('python3', ['-c', `import ${module}`]).status !== 0);
  if (absent) return `the Python module ${absent} is not installed`;
  const isOld = file.includes('0.28');
  const version = spawnSync('python3', ['-c', 'import openai; print(openai.__version__)'], { encoding: 'utf8' }).stdout.trim();
  return modules.includes('openai') && isOld !== version.startsWith('0.') && `the Python module openai is ${version}`;
}

describe('docs/examples', () => {
  let server, gateway;
  before(async () => {
    cpSync(source, folder, { recursive: true });
    [server, gateway] = await Promise.all([
      startServer({
        keys: `examples ${KEY}`,
        aliases: ['mistralai/Mixtral-8x7B-Instruct-v0.1', 'mistralai/Mixtral-8x22B-Instruct-v0.1', 'mixtral-8x7b-instruct', 'mixtral-8x22b-instruct',
          'open-mixtral-8x22b', 'codestral-latest'],
        others: [{ id: 'mistralai/Mixtral-8x22B', format: 'chatml' }],
      }),
      startGateway(),
    ]);
  });
  after(() => Promise.all([server?.stop(), gateway?.stop()]));

  for (const file of programs) {
    test(file, { skip: missing(file) }, async () => {
      const child = spawn(INTERPRETERS[extname(file)], [join(folder, file)], {
        timeout: LIMIT_MS, stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, MIXTRAL_URL: server.url, MIXTRAL_KEY: KEY, GATEWAY_URL: gateway.url },
      });
      let said = '', complained = '';
      child.stdout.setEncoding('utf8').on('data', piece => { said += piece; });
      child.stderr.setEncoding('utf8').on('data', piece => { complained += piece; });
      const code = await new Promise(resolve => child.on('close', resolve));
      assert.equal(code, 0, complained + said);
      assert.ok(said.trim().length > 0, 'it said nothing');
      assert.doesNotMatch(said, /undefined|\[object Object\]/);
    });
  }

  test('the list names every program', () => {
    const list = readFileSync(join(source, 'README.md'), 'utf8');
    assert.deepEqual(programs.filter(file => !list.includes(`(${file})`)), []);
  });
});
