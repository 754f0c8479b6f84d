using System.Text;
using System.Text.Json;
using MixtralServer.Chat;
using MixtralServer.Chat.Prompts;
using MixtralServer.Chat.Requests;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Prompts;
using MixtralServer.Protocol.Json;

namespace MixtralServer.LLama.Tests.Prompts;

/// <summary>Prompts of requests as they come over the wire, in the tokens of a loaded model.</summary>
internal static class NativePrompts
{
    /// <param name="members">Those of the request, such as <c>"messages": […]</c>.</param>
    /// <param name="format">How the model is taken to write chats.</param>
    /// <param name="tokenizer">The model's vocabulary.</param>
    public static TokenId[] Encode(string members, ChatFormat format, ITokenizer tokenizer)
    {
        var wire = JsonSerializer.Deserialize($"{{{members}}}", ProtocolJson.Context.ChatCompletionRequest)!;
        var model = new ChatModel { Id = "m", Format = format, ContextLength = 1, Tokenizer = tokenizer };
        Assert.True(ChatRequestValidator.Validate(wire, model).TryGet(out var request, out var problem), problem?.Message);
        return PromptEncoder.Encode(PromptBuilder.Build(request!.Conversation, format), tokenizer);
    }

    /// <summary>As mistral-common's samples show prompts, but for bytes, which are shown as what they are.</summary>
    public static string Show(IEnumerable<TokenId> tokens, ITokenizer tokenizer) => Encoding.UTF8
        .GetString([.. tokens.SelectMany(token => tokenizer.ControlText(token) is { } control
            ? Encoding.UTF8.GetBytes(control)
            : tokenizer.Bytes(token).ToArray())])
        .Replace(' ', '▁');
}
