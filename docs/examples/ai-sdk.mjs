// The AI SDK, with its providers for Together and Mistral.
import { createMistral } from '@ai-sdk/mistral';
import { createTogetherAI } from '@ai-sdk/togetherai';
import { generateText, streamText } from 'ai';

const settings = { baseURL: `${process.env.MIXTRAL_URL ?? 'http://127.0.0.1:8080'}/v1`, apiKey: process.env.MIXTRAL_KEY ?? 'unused' };

const { text } = await generateText({
  model: createTogetherAI(settings)('mistralai/Mixtral-8x22B-Instruct-v0.1'),
  prompt: 'Write a vegetarian lasagna recipe for 4 people.',
  maxOutputTokens: 64,
});
console.log(text);

const { textStream } = streamText({ model: createMistral(settings)('open-mixtral-8x22b'), prompt: 'And a salad.', maxOutputTokens: 64 });
for await (const piece of textStream) process.stdout.write(piece);
