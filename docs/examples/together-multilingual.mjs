// The five languages that Mixtral was trained on, side by side: requests in flight at once share the batch.
import Together from 'together-ai';

const together = new Together({
  baseURL: `${process.env.MIXTRAL_URL ?? 'http://127.0.0.1:8080'}/v1`,
  apiKey: process.env.MIXTRAL_KEY ?? 'unused',
});

const questions = ['What is a cheese?', "Qu'est-ce qu'un fromage ?", 'Was ist ein Käse?', '¿Qué es un queso?', "Che cos'è un formaggio?"];
const answers = await Promise.all(questions.map(content => together.chat.completions.create({
  model: 'mistralai/Mixtral-8x22B-Instruct-v0.1', messages: [{ role: 'user', content }], max_tokens: 48,
})));
questions.forEach((question, i) => console.log(`${question}\n${answers[i].choices[0].message.content}\n`));
