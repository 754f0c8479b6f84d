// Segmind's axios example: the model is in the path, the key in x-api-key, and an error is a text.
import axios from 'axios';

const url = `${process.env.MIXTRAL_URL ?? 'http://127.0.0.1:8080'}/v1/mixtral-8x22b-instruct`;
const data = {
  messages: [
    { role: 'user', content: 'tell me a joke on a developer' },
    { role: 'assistant', content: 'Why do programmers prefer dark mode? Because light attracts bugs.' },
    { role: 'user', content: 'another one, please' },
  ],
  max_tokens: 64,
};

try {
  const response = await axios.post(url, data, { headers: { 'x-api-key': process.env.MIXTRAL_KEY ?? 'unused' } });
  console.log(response.data.choices[0].message.content);
} catch (error) {
  console.error('Error:', error.response ? error.response.data.error : error.message);
  process.exitCode = 1;
}
