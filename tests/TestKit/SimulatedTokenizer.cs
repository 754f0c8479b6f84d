using System.Text;
using MixtralServer.Inference.Ports;

namespace MixtralServer.TestKit;

/// <summary>
/// A vocabulary of 320 entries: Mixtral's control tokens at their v3 ids, one token for each byte from <see cref="FirstByte"/> on,
/// and a few pieces of several bytes, some of them cut inside a character.
/// </summary>
public sealed class SimulatedTokenizer : ITokenizer
{
    public const int FirstByte = 16;
    public const int Size = 320;

    private static readonly string[] Controls =
    [
        "<unk>", "<s>", "</s>", "[INST]", "[/INST]", "[TOOL_CALLS]", "[AVAILABLE_TOOLS]", "[/AVAILABLE_TOOLS]",
        "[TOOL_RESULTS]", "[/TOOL_RESULTS]", "[IMG]", "[PREFIX]", "[MIDDLE]", "[SUFFIX]", "[control_0]", "[control_1]",
    ];

    private static readonly byte[][] Pieces = MakePieces();

    public int VocabularySize => Size;

    public TokenId? BeginOfSequence => new TokenId(1);

    public TokenId? EndOfSequence => new TokenId(2);

    public TokenId[] Encode(string text) =>
        [.. Encoding.UTF8.GetBytes(text).Select(b => new TokenId(FirstByte + b))];

    public TokenId[] EncodeContinuation(string text) => Encode(text);

    public TokenId? FindControl(string piece)
    {
        var index = Array.IndexOf(Controls, piece);
        return index < 0 ? null : new TokenId(index);
    }

    public ReadOnlySpan<byte> Bytes(TokenId token) => Pieces[token.Value];

    public bool IsByte(TokenId token) => token.Value is >= FirstByte and < FirstByte + 256;

    public string? ControlText(TokenId token) => token.Value < FirstByte ? Controls[token.Value] : null;

    public bool IsEndOfGeneration(TokenId token) => token.Value == 2;

    /// <summary>The text of tokens, control tokens left out.</summary>
    public static string Decode(IEnumerable<TokenId> tokens) =>
        Encoding.UTF8.GetString([.. tokens.SelectMany(t => Pieces[t.Value])]);

    private static byte[][] MakePieces()
    {
        string[] words = [" the", "ing", " Hello", "é", "日本", "🙂", "\n\n", "stop", " and"];
        var pieces = new byte[Size][];
        for (var i = 0; i < Size; i++)
        {
            var beyondBytes = i - FirstByte - 256;
            pieces[i] = i < FirstByte ? []
                : beyondBytes < 0 ? [(byte)(i - FirstByte)]
                : Encoding.UTF8.GetBytes(words[beyondBytes % words.Length] + beyondBytes);
        }

        pieces[^1] = [0xF0, 0x9F];
        pieces[^2] = [0x99, 0x82, 0xE2];
        return pieces;
    }
}
