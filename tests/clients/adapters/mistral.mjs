// Mistral's client: names in camel case, and every chunk held against a schema.
import { Mistral } from '@mistralai/mistralai';

const messageOf = ({ tool_calls, tool_call_id, ...message }) => ({
  ...message, ...(tool_calls && { toolCalls: tool_calls }), ...(tool_call_id && { toolCallId: tool_call_id }),
});

const askOf = ({ messages, max_tokens, tool_choice, response_format, ...rest }) => ({
  ...rest, messages: messages.map(messageOf), maxTokens: max_tokens, toolChoice: tool_choice === 'required' ? 'any' : tool_choice,
  ...(response_format && { responseFormat: { type: 'json_schema', jsonSchema: schemaOf(response_format.json_schema) } }),
});

const schemaOf = ({ schema, ...rest }) => ({ ...rest, schemaDefinition: schema });

const usageOf = usage => usage && { prompt: usage.promptTokens, completion: usage.completionTokens };

function connect({ url, key }) {
  const client = new Mistral({ serverURL: url, apiKey: key });
  return {
    fault: error => ({ status: error.statusCode, message: error.message }),
    models: async () => (await client.models.list()).data.map(model => model.id),
    async chat(ask) {
      const { choices: [{ message, finishReason }], usage } = await client.chat.complete(askOf(ask));
      return {
        text: message.content ?? '', finish: finishReason, usage: usageOf(usage), logprobs: null,
        calls: (message.toolCalls ?? []).map(({ id, function: f }) => ({ id, name: f.name, arguments: f.arguments })),
      };
    },
    async stream(ask) {
      const reply = { text: '', finish: null, calls: [], usage: null, logprobs: null, pieces: 0 };
      for await (const { data } of await client.chat.stream(askOf(ask))) add(reply, data);
      return reply;
    },
    // Texts are continued by filling in the middle with nothing behind.
    async complete({ max_tokens, ...rest }) {
      const ask = { ...rest, maxTokens: max_tokens };
      const { choices: [{ message, finishReason }], usage } = await client.fim.complete(ask);
      let streamed = '';
      for await (const { data } of await client.fim.stream(ask)) streamed += data.choices[0].delta.content ?? '';
      return { text: message.content, streamed, finish: finishReason, usage: usageOf(usage) };
    },
    async breakOff(ask) {
      for await (const { data } of await client.chat.stream(askOf(ask))) if (data.choices[0].delta.content) break;
    },
  };
}

function add(reply, { choices: [{ delta, finishReason }], usage }) {
  reply.usage = usageOf(usage) ?? reply.usage;
  reply.text += delta.content ?? '';
  reply.pieces += delta.content ? 1 : 0;
  reply.finish = finishReason ?? reply.finish;
  for (const { index, id, function: f } of delta.toolCalls ?? []) {
    const call = reply.calls[index] ??= { id, name: '', arguments: '' };
    call.name += f.name;
    call.arguments += f.arguments;
  }
}

/** @type {import('../contract.mjs').Adapter} */
export const MISTRAL = { name: '@mistralai/mistralai 2.7.0', connect, without: { logprobs: 'Mistral has none' } };
