// A question about a whole document: a file that is named on the command line. An answer that no longer fits is shortened.
import { readFileSync } from 'node:fs';
import Together from 'together-ai';

const together = new Together({
  baseURL: `${process.env.MIXTRAL_URL ?? 'http://127.0.0.1:8080'}/v1`,
  apiKey: process.env.MIXTRAL_KEY ?? 'unused',
});

const text = readFileSync(process.argv[2] ?? new URL('README.md', import.meta.url), 'utf8');
const response = await together.chat.completions.create({
  model: 'mistralai/Mixtral-8x22B-Instruct-v0.1',
  messages: [{ role: 'user', content: `${text}\n\nSummarise the text above.` }],
  max_tokens: 256,
  context_length_exceeded_behavior: 'truncate',
});
console.log(response.choices[0].message.content);
console.log(`${response.usage.prompt_tokens} tokens of prompt, ${response.usage.completion_tokens} of answer`);
