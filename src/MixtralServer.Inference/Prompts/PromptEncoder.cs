using System.Text;
using MixtralServer.Inference.Ports;

namespace MixtralServer.Inference.Prompts;

/// <summary>Turns prompts into tokens.</summary>
public static class PromptEncoder
{
    // What mistral-common puts before bare text, to cut its tokens off again; it merges with nothing.
    private const string Before = "☺";

    /// <summary>
    /// Encodes each text run on its own. Texts are joined only across a control token that the vocabulary lacks, whose
    /// piece then stands between them as text.
    /// </summary>
    /// <returns>The tokens; empty only for a prompt without any.</returns>
    public static TokenId[] Encode(Prompt prompt, ITokenizer tokenizer)
    {
        List<TokenId> tokens = [];
        StringBuilder text = new();
        var joinsNext = false;
        foreach (var run in prompt.Runs)
        {
            if (run is PromptRun.Control control && tokenizer.FindControl(control.Piece) is null)
            {
                text.Append(control.Piece);
                joinsNext = true;
                continue;
            }
            if (!(run is PromptRun.Text && joinsNext))
                Flush(text, tokens, tokenizer);
            if (run is PromptRun.Text words)
                text.Append(words.Value);
            else
                tokens.AddRange(Tokens(run, tokenizer));
            joinsNext = false;
        }
        Flush(text, tokens, tokenizer);
        return [.. tokens];
    }

    private static void Flush(StringBuilder text, List<TokenId> tokens, ITokenizer tokenizer)
    {
        if (text.Length == 0)
            return;
        tokens.AddRange(tokenizer.Encode(text.ToString()));
        text.Clear();
    }

    private static IEnumerable<TokenId> Tokens(PromptRun run, ITokenizer tokenizer) => run switch
    {
        PromptRun.BeginOfSequence => One(tokenizer.BeginOfSequence),
        PromptRun.EndOfSequence => One(tokenizer.EndOfSequence),
        PromptRun.Control control => One(tokenizer.FindControl(control.Piece)),
        PromptRun.BareText bare => tokenizer.Encode(Before + bare.Value).Skip(tokenizer.Encode(Before).Length),
        PromptRun.Tokens tokens => tokens.Ids,
        _ => throw new InvalidOperationException($"No token stands for {run}."),
    };

    private static TokenId[] One(TokenId? token) => token is { } present ? [present] : [];
}
