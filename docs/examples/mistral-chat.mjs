// Mistral's client. It adds /v1 itself.
import { Mistral } from '@mistralai/mistralai';

const client = new Mistral({
  serverURL: process.env.MIXTRAL_URL ?? 'http://127.0.0.1:8080',
  apiKey: process.env.MIXTRAL_KEY ?? 'unused',
});

const chatResponse = await client.chat.complete({
  model: 'open-mixtral-8x22b',
  messages: [{ role: 'user', content: 'What is the best French cheese?' }],
  maxTokens: 64,
});
console.log(chatResponse.choices[0].message.content);

const stream = await client.chat.stream({
  model: 'open-mixtral-8x22b', messages: [{ role: 'user', content: 'And the best Italian one?' }], maxTokens: 64,
});
for await (const { data } of stream) process.stdout.write(data.choices[0].delta.content ?? '');
