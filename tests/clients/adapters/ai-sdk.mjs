// The AI SDK: one way of asking, a provider for each vendor.
import { createMistral } from '@ai-sdk/mistral';
import { createTogetherAI } from '@ai-sdk/togetherai';
import { generateText, jsonSchema, Output, streamText, tool } from 'ai';

const REASONS = { 'tool-calls': 'tool_calls' };
const usageOf = usage => ({ prompt: usage.inputTokens, completion: usage.outputTokens });

function messagesOf(messages) {
  const names = new Map(messages.flatMap(message => message.tool_calls ?? []).map(call => [call.id, call.function.name]));
  return messages.map(message => {
    if (message.tool_calls) return { role: 'assistant', content: message.tool_calls.map(({ id, function: f }) => ({ type: 'tool-call', toolCallId: id, toolName: f.name, input: JSON.parse(f.arguments) })) };
    if (message.role !== 'tool') return message;
    const output = { type: 'json', value: JSON.parse(message.content) };
    return { role: 'tool', content: [{ type: 'tool-result', toolCallId: message.tool_call_id, toolName: names.get(message.tool_call_id), output }] };
  });
}

function askOf({ messages, max_tokens, temperature, tools, tool_choice, response_format }, model) {
  const instructions = messages.filter(message => message.role === 'system').map(message => message.content).join('\n\n');
  return {
    model, temperature, maxOutputTokens: max_tokens, toolChoice: tool_choice, maxRetries: 0,
    ...(instructions && { instructions }),
    messages: messagesOf(messages.filter(message => message.role !== 'system')),
    ...(tools && { tools: Object.fromEntries(tools.map(({ function: f }) => [f.name, tool({ description: f.description, inputSchema: jsonSchema(f.parameters) })])) }),
    // The provider for Together leaves the schema out for models that it does not know, unless told.
    ...(response_format && { output: Output.object({ schema: jsonSchema(response_format.json_schema.schema) }), providerOptions: { togetherai: { response_format } } }),
  };
}

const callsOf = calls => calls.map(({ toolCallId, toolName, input }) => ({ id: toolCallId, name: toolName, arguments: JSON.stringify(input) }));

const connect = create => ({ url, key }) => {
  const modelOf = name => create({ baseURL: `${url}/v1`, apiKey: key })(name);
  return {
    fault: error => ({ status: error.statusCode, message: error.message }),
    async chat(ask) {
      const { text, finishReason, toolCalls, usage } = await generateText(askOf(ask, modelOf(ask.model)));
      return { text, finish: REASONS[finishReason] ?? finishReason, calls: callsOf(toolCalls), usage: usageOf(usage), logprobs: null };
    },
    async stream(ask) {
      const answer = streamText(askOf(ask, modelOf(ask.model)));
      let text = '', pieces = 0;
      for await (const piece of answer.textStream) { text += piece; pieces++; }
      const finish = await answer.finishReason;
      return { text, pieces, finish: REASONS[finish] ?? finish, calls: callsOf(await answer.toolCalls), usage: usageOf(await answer.usage), logprobs: null };
    },
    async breakOff(ask) {
      const leaving = new AbortController();
      const answer = streamText({ ...askOf(ask, modelOf(ask.model)), abortSignal: leaving.signal });
      for await (const piece of answer.textStream) if (piece) leaving.abort();
    },
    // The AI SDK has no list of models; what its users do is fetch it.
    models: async () => (await (await fetch(`${url}/v1/models`, { headers: { authorization: `Bearer ${key}` } })).json()).data.map(model => model.id),
  };
};

const ai = (provider, create) => ({ name: `ai 7.0.173 with ${provider}`, connect: connect(create), without: { logprobs: 'the AI SDK does not show them', completions: 'the AI SDK is for conversations' } });

/** @type {import('../contract.mjs').Adapter[]} */
export const AI_SDK = [ai('@ai-sdk/togetherai 3.0.54', createTogetherAI), ai('@ai-sdk/mistral 4.0.87', createMistral)];
