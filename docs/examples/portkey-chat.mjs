// Portkey's client without Portkey: the base URL is this server's, and the API key, or the virtual key, is one of its keys.
import portkey from 'portkey-ai';

const client = new portkey.default({
  apiKey: process.env.MIXTRAL_KEY ?? 'unused',
  baseURL: `${process.env.MIXTRAL_URL ?? 'http://127.0.0.1:8080'}/v1`,
});

const chatCompletion = await client.chat.completions.create({
  messages: [{ role: 'user', content: 'Who are you?' }],
  model: 'mistralai/Mixtral-8x22B',
  max_tokens: 64,
});
console.log(chatCompletion.choices[0].message.content);
