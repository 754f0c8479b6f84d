// OpenAI's client, with the base model Mixtral-8x22B: the server writes the conversation as ChatML and stops at the end of the answer.
import OpenAI from 'openai';

const openai = new OpenAI({
  baseURL: `${process.env.MIXTRAL_URL ?? 'http://127.0.0.1:8080'}/v1`,
  apiKey: process.env.MIXTRAL_KEY ?? 'unused',
});

const chatCompletion = await openai.chat.completions.create({
  messages: [{ role: 'user', content: 'Who are you?' }],
  model: 'mistralai/Mixtral-8x22B',
  max_tokens: 64,
});
console.log(chatCompletion.choices[0].message.content);
