// Codestral's fill-in-the-middle: what comes between a prompt and a suffix.
import { Mistral } from '@mistralai/mistralai';

const client = new Mistral({
  serverURL: process.env.MIXTRAL_URL ?? 'http://127.0.0.1:8080',
  apiKey: process.env.MIXTRAL_KEY ?? 'unused',
});

const ask = {
  model: 'codestral-latest',
  prompt: 'def fibonacci(n: int):',
  suffix: 'n = int(input("Enter a number: "))\nprint(fibonacci(n))',
  temperature: 0,
  maxTokens: 64,
};
console.log((await client.fim.complete(ask)).choices[0].message.content);
for await (const { data } of await client.fim.stream(ask)) process.stdout.write(data.choices[0].delta.content ?? '');
