// Clients that speak OpenAI's form themselves: what differs is how they are made, and in what shape they ask for log probabilities.

/** OpenAI's log probabilities: `true`, and objects. */
export const OBJECTS = {
  ask: logprobs => (logprobs ? { logprobs: true, top_logprobs: 1 } : {}),
  whole: choice => choice.logprobs?.content?.map(entry => entry.logprob) ?? [],
  piece: choice => choice.logprobs?.content?.map(entry => entry.logprob) ?? [],
};

/** Together's: a number, and lists or, in a stream, one number a chunk. */
export const NUMBERS = {
  ask: logprobs => (logprobs ? { logprobs: 1 } : {}),
  whole: choice => choice.logprobs?.token_logprobs ?? [],
  piece: choice => (typeof choice.logprobs === 'number' ? [choice.logprobs] : []),
};

/**
 * @param {{ create(body: object): Promise<object>, complete?(body: object): Promise<object>, models(): Promise<object[]>,
 *   fault?(error: Error): object, logprobs?: object }} how `create` and `complete`, of a conversation and of a text, give an answer, or an
 *   iterable of chunks where the body says `stream`
 * @returns {import('../contract.mjs').Client}
 */
export function openaiLike({ create, complete, models, logprobs = OBJECTS, fault = error => error }) {
  const bodyOf = ({ logprobs: wanted, ...ask }) => ({ ...ask, ...logprobs.ask(wanted) });
  return {
    fault,
    models: async () => (await models()).map(model => model.id),
    async chat(ask) {
      const { choices: [choice], usage } = await create(bodyOf(ask));
      return {
        text: choice.message.content ?? '', finish: choice.finish_reason, usage: usageOf(usage), logprobs: logprobs.whole(choice),
        calls: (choice.message.tool_calls ?? []).map(({ id, function: f }) => ({ id, name: f.name, arguments: f.arguments })),
      };
    },
    async stream(ask) {
      const reply = { text: '', finish: null, calls: [], usage: null, logprobs: [], pieces: 0 };
      for await (const chunk of await create({ ...bodyOf(ask), stream: true })) add(reply, chunk, logprobs);
      return reply;
    },
    async complete(ask) {
      const { choices: [choice], usage } = await complete(ask);
      let streamed = '';
      for await (const chunk of await complete({ ...ask, stream: true })) streamed += chunk.choices[0].text ?? '';
      return { text: choice.text, streamed, finish: choice.finish_reason, usage: usageOf(usage) };
    },
    async breakOff(ask) {
      for await (const chunk of await create({ ...ask, stream: true })) if (chunk.choices[0].delta.content) break;
    },
  };
}

const usageOf = usage => usage && { prompt: usage.prompt_tokens, completion: usage.completion_tokens };

function add(reply, { choices: [choice], usage }, logprobs) {
  reply.usage = usageOf(usage) ?? reply.usage;
  reply.text += choice.delta.content ?? '';
  reply.pieces += choice.delta.content ? 1 : 0;
  reply.finish = choice.finish_reason ?? reply.finish;
  reply.logprobs.push(...logprobs.piece(choice));
  for (const { index, id, function: f } of choice.delta.tool_calls ?? []) {
    const call = reply.calls[index] ??= { id, name: '', arguments: '' };
    call.name += f.name ?? '';
    call.arguments += f.arguments ?? '';
  }
}
