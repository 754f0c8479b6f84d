// Code: a low temperature, and an answer that ends at the fence.
import Together from 'together-ai';

const together = new Together({
  baseURL: `${process.env.MIXTRAL_URL ?? 'http://127.0.0.1:8080'}/v1`,
  apiKey: process.env.MIXTRAL_KEY ?? 'unused',
});

const response = await together.chat.completions.create({
  model: 'mistralai/Mixtral-8x22B-Instruct-v0.1',
  messages: [
    { role: 'system', content: 'You are an expert programmer. Answer with code only.' },
    { role: 'user', content: 'Write a Python function that returns the n-th Fibonacci number.' },
  ],
  max_tokens: 128,
  temperature: 0.2,
  stop: ['\n```\n'],
});
console.log(response.choices[0].message.content);
