// Programs that send HTTP themselves: axios, and curl as a process.
import { spawn, spawnSync } from 'node:child_process';
import axios from 'axios';
import { openaiLike } from './openai-like.mjs';

class StatusError extends Error {
  constructor(status, body) {
    super(body.error?.message ?? body.error);
    this.status = status;
  }
}

/** The chunks of a stream of server-sent events, read as simply as programs do that have no library for it. */
async function* chunksOf(pieces) {
  let rest = '';
  for await (const piece of pieces) {
    const parts = (rest + piece).split('\n\n');
    rest = parts.pop();
    for (const part of parts) if (part !== 'data: [DONE]') yield JSON.parse(part.replace(/^data: /, ''));
  }
}

const AXIOS = {
  name: 'axios 1.21.1',
  connect({ url, key }) {
    const client = axios.create({ baseURL: `${url}/v1`, headers: { authorization: `Bearer ${key}` } });
    const post = path => async body => {
      const { data } = await client.post(path, body, { responseType: body.stream ? 'stream' : 'json' });
      return body.stream ? chunksOf(data.setEncoding('utf8')) : data;
    };
    return openaiLike({
      create: post('/chat/completions'),
      complete: post('/completions'),
      models: async () => (await client.get('/models')).data.data,
      fault: error => new StatusError(error.response.status, error.response.data),
    });
  },
};

async function* curlStream(args) {
  const child = spawn('curl', ['-sSN', ...args]);
  try {
    yield* chunksOf(child.stdout.setEncoding('utf8'));
  } finally {
    child.kill('SIGKILL');
  }
}

function curlWhole(args) {
  const { stdout } = spawnSync('curl', ['-sS', '-w', '\n%{http_code}', ...args], { encoding: 'utf8' });
  const [body, status] = [stdout.slice(0, stdout.lastIndexOf('\n')), Number(stdout.slice(stdout.lastIndexOf('\n')))];
  if (status !== 200) throw new StatusError(status, JSON.parse(body));
  return JSON.parse(body);
}

const CURL = {
  name: 'curl',
  skip: spawnSync('curl', ['--version']).status === 0 ? false : 'curl is not installed',
  connect({ url, key }) {
    const send = ['-H', `Authorization: Bearer ${key}`, '-H', 'Content-Type: application/json'];
    const post = path => async body => {
      const args = [...send, '-d', JSON.stringify(body), `${url}/v1${path}`];
      return body.stream ? curlStream(args) : curlWhole(args);
    };
    return openaiLike({
      create: post('/chat/completions'),
      complete: post('/completions'),
      models: async () => curlWhole([...send, `${url}/v1/models`]).data,
    });
  },
};

/** @type {import('../contract.mjs').Adapter[]} */
export const HTTP = [AXIOS, CURL];
