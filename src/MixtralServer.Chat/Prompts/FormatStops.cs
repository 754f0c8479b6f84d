using MixtralServer.Inference.Ports;

namespace MixtralServer.Chat.Prompts;

/// <summary>What ends an answer in a format, besides the model's own end tokens.</summary>
/// <param name="Strings">Stop strings.</param>
/// <param name="Tokens">Stop tokens.</param>
internal sealed record FormatStops(IReadOnlyList<string> Strings, IReadOnlyList<TokenId> Tokens)
{
    private static readonly FormatStops Nothing = new([], []);

    /// <summary>ChatML ends a turn with a token where the vocabulary has it, and with its text otherwise.</summary>
    public static FormatStops Of(ChatFormat format, ITokenizer tokenizer)
    {
        if (format != ChatFormat.ChatMl)
            return Nothing;
        return tokenizer.FindControl(ChatMlTemplate.TurnEnd) is { } token
            ? new FormatStops([], [token])
            : new FormatStops([ChatMlTemplate.TurnEnd], []);
    }
}
