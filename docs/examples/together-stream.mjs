// The loop that reads a stream from Together: the text of every chunk, as it comes.
import Together from 'together-ai';

const together = new Together({
  baseURL: `${process.env.MIXTRAL_URL ?? 'http://127.0.0.1:8080'}/v1`,
  apiKey: process.env.MIXTRAL_KEY ?? 'unused',
});

const stream = await together.chat.completions.create({
  model: 'mistralai/Mixtral-8x7B-Instruct-v0.1',
  messages: [{ role: 'user', content: 'Tell me about mixtures of experts.' }],
  max_tokens: 64,
  temperature: 0.7,
  top_p: 0.7,
  top_k: 50,
  repetition_penalty: 1,
  stop: ['</s>'],
  stream: true,
});
for await (const chunk of stream) {
  process.stdout.write(chunk.choices[0].delta.content);
}
