using MixtralServer.Inference.Ports;

namespace MixtralServer.Chat.Requests;

/// <summary>Checks token ids that a client sends.</summary>
public static class TokenList
{
    /// <summary>Reads token ids.</summary>
    /// <param name="ids">The ids; none, or one that is not in the vocabulary, is a problem.</param>
    /// <param name="tokenizer">The model's vocabulary.</param>
    /// <param name="parameter">The request member that they come from.</param>
    public static Outcome<IReadOnlyList<TokenId>> Read(IReadOnlyList<int>? ids, ITokenizer tokenizer, string parameter)
    {
        if (ids is not { Count: > 0 })
            return Problems.Missing(parameter, "a list of at least one token id");
        for (var i = 0; i < ids.Count; i++)
        {
            if (ids[i] < 0 || ids[i] >= tokenizer.VocabularySize)
            {
                return Problems.Invalid(
                    $"{parameter}[{i}]",
                    $"{parameter}[{i}] is {ids[i]}; this model's token ids are 0 to {tokenizer.VocabularySize - 1}.");
            }
        }

        return new Outcome<IReadOnlyList<TokenId>>.Accepted([.. ids.Select(id => new TokenId(id))]);
    }
}
