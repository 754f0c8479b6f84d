using MixtralServer.Chat.Prompts;
using MixtralServer.Chat.Requests;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Prompts;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.Completions;
using MixtralServer.Protocol.Embeddings;

namespace MixtralServer.Chat.Embeddings;

/// <summary>Checks requests for embeddings and encodes their texts.</summary>
public static class EmbeddingRequestReader
{
    // OpenAI's limits of one request.
    private const int TextsMax = 2048;
    private const int TokensMax = 300_000;

    /// <summary>Checks every member. A text is read as that of a message is and begins as a prompt does; token ids are taken as they are.</summary>
    /// <param name="wire">The request as it came; its <c>model</c> has been resolved by the caller.</param>
    /// <param name="tokenizer">The model's vocabulary.</param>
    /// <param name="lengthMax">The longest text, in tokens.</param>
    /// <param name="dimensions">The length of the model's vectors.</param>
    public static Outcome<EmbeddingTexts> Read(EmbeddingRequest wire, ITokenizer tokenizer, int lengthMax, int dimensions)
    {
        if (CheckForm(wire, dimensions) is { } wrong)
            return wrong;
        if (wire.Input is not { Count: > 0 } inputs)
            return Problems.Missing("input", "a string, an array of strings, or token ids");
        if (inputs.Count > TextsMax)
            return Problems.Invalid("input", $"input has {inputs.Count} texts; at most {TextsMax} are allowed.");

        List<IReadOnlyList<TokenId>> texts = [];
        var total = 0;
        for (var i = 0; i < inputs.Count; i++)
        {
            var place = ListPlace.Of("input", i, inputs.Count);
            if (!Encode(inputs[i], place, tokenizer, lengthMax).TryGet(out var tokens, out var problem))
                return problem;
            texts.Add(tokens);
            if ((total += tokens.Count) > TokensMax)
                return Problems.Invalid("input", $"input has more than {TokensMax} tokens in all. Send it in parts.");
        }

        return new EmbeddingTexts(texts, wire.EncodingFormat == "base64");
    }

    private static RequestProblem? CheckForm(EmbeddingRequest wire, int dimensions)
    {
        if (wire.EncodingFormat is not (null or "float" or "base64"))
            return Problems.Invalid("encoding_format", "encoding_format must be 'float' or 'base64'.");
        return wire.Dimensions is null || wire.Dimensions == dimensions
            ? null
            : Problems.Invalid("dimensions", $"dimensions must be {dimensions}, the length of this model's vectors; leave it out.");
    }

    private static Outcome<IReadOnlyList<TokenId>> Encode(PromptInput input, string place, ITokenizer tokenizer, int lengthMax)
    {
        if (!ReadPrompt(input, place, tokenizer).TryGet(out var prompt, out var problem))
            return problem;
        var tokens = PromptEncoder.Encode(prompt, tokenizer);
        return tokens.Length <= lengthMax
            ? new Outcome<IReadOnlyList<TokenId>>.Accepted(tokens)
            : new RequestProblem(
                ProblemKind.InvalidRequest,
                "context_length_exceeded",
                $"{place} has {tokens.Length} tokens; this model embeds texts of at most {lengthMax}. Send it in parts.",
                place);
    }

    private static Outcome<Prompt> ReadPrompt(PromptInput input, string place, ITokenizer tokenizer)
    {
        if (input is PromptInput.Tokens(var ids))
            return CompletionPrompt.OfTokens(ids, tokenizer, place);
        var text = ((PromptInput.Text)input).Value;
        if (text.Length == 0)
            return Problems.Invalid(place, $"{place} is empty; there is nothing to embed.");
        return PromptText.Check(text, place)
            ?? (Outcome<Prompt>)new Prompt([new PromptRun.BeginOfSequence(), new PromptRun.Text(text)]);
    }
}
