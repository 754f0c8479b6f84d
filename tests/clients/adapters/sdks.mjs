// The vendors' own clients of OpenAI's form.
import OpenAI6 from 'openai';
import OpenAI7 from 'openai7';
import portkey from 'portkey-ai';
import Together from 'together-ai';
import { NUMBERS, openaiLike } from './openai-like.mjs';

const Portkey = portkey.default;

const ofSdk = (client, rest) => openaiLike({
  create: body => client.chat.completions.create(body),
  complete: body => client.completions.create(body),
  models: async () => (await client.models.list()).data,
  ...rest,
});

const openai = (name, OpenAI) => ({
  name,
  connect: ({ url, key }) => ofSdk(new OpenAI({ baseURL: `${url}/v1`, apiKey: key, maxRetries: 0 })),
});

const together = {
  name: 'together-ai 0.52.0',
  connect({ url, key }) {
    const client = new Together({ baseURL: `${url}/v1`, apiKey: key, maxRetries: 0 });
    return ofSdk(client, { logprobs: NUMBERS, models: () => client.models.list() });
  },
};

const portkeyDirect = {
  name: 'portkey-ai 3.1.0',
  connect: ({ url, key }) => ofSdk(new Portkey({ baseURL: `${url}/v1`, apiKey: key })),
};

const portkeyThrough = (provider, path, without) => ({
  name: `portkey-ai 3.1.0 through @portkey-ai/gateway 1.15.2 with ${provider}`,
  connect: ({ url, gateway, key }) => ofSdk(new Portkey({ baseURL: `${gateway}/v1`, provider, customHost: url + path, Authorization: `Bearer ${key}` })),
  without: { cancelling: 'the gateway reads an answer on when its client has gone', ...without },
});

/** @type {import('../contract.mjs').Adapter[]} */
export const SDKS = [
  openai('openai 6.8.1', OpenAI6),
  openai('openai 7.55.0', OpenAI7),
  together,
  portkeyDirect,
  portkeyThrough('openai', '/v1'),
  portkeyThrough('together-ai', '', {
    logprobs: 'the gateway writes null in their place',
    'streamed calls': 'the gateway forwards only the text of a stream', 'streamed usage': 'the gateway forwards only the text of a stream',
  }),
  portkeyThrough('mistral-ai', '/v1', {
    logprobs: 'the gateway does not ask for them', schema: 'the gateway does not forward response_format',
    completions: 'the gateway has none for this provider',
  }),
];
