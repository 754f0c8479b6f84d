// Portkey's gateway in between (npx @portkey-ai/gateway): its provider for Together, with this server as the custom host.
import portkey from 'portkey-ai';

const client = new portkey.default({
  baseURL: `${process.env.GATEWAY_URL ?? 'http://127.0.0.1:8787'}/v1`,
  provider: 'together-ai',
  customHost: process.env.MIXTRAL_URL ?? 'http://127.0.0.1:8080', // without /v1, which this provider adds
  Authorization: `Bearer ${process.env.MIXTRAL_KEY ?? 'unused'}`,
});

const chatCompletion = await client.chat.completions.create({
  messages: [{ role: 'user', content: 'Who are you?' }],
  model: 'mistralai/Mixtral-8x22B',
  max_tokens: 64,
});
console.log(chatCompletion.choices[0].message.content);
