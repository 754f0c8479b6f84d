// Together's client: a chat about nothing in particular.
import Together from 'together-ai';

const together = new Together({
  baseURL: `${process.env.MIXTRAL_URL ?? 'http://127.0.0.1:8080'}/v1`,
  apiKey: process.env.MIXTRAL_KEY ?? 'unused',
});

const response = await together.chat.completions.create({
  messages: [{ role: 'user', content: 'What are some fun things to do in New York?' }],
  model: 'mistralai/Mixtral-8x7B-Instruct-v0.1',
  max_tokens: 64,
});
console.log(response.choices[0].message.content);
