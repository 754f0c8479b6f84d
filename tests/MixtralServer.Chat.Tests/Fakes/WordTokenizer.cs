using System.Text;
using MixtralServer.Inference.Ports;

namespace MixtralServer.Chat.Tests.Fakes;

/// <summary>
/// Control tokens by name with ids from 1, and one token for each UTF-8 byte of text from <see cref="FirstByte"/> on,
/// so that what is control and what is text can be told from the ids alone.
/// </summary>
internal sealed class WordTokenizer(params string[] controls) : ITokenizer
{
    public const int FirstByte = 100;

    private readonly string[] _controls = ["<s>", "</s>", .. controls];

    /// <summary>How often text was encoded.</summary>
    public int Encodings { get; private set; }

    public int VocabularySize => FirstByte + 256;

    public TokenId? BeginOfSequence => new TokenId(1);

    public TokenId? EndOfSequence => new TokenId(2);

    public TokenId[] Encode(string text)
    {
        Encodings++;
        return [.. Encoding.UTF8.GetBytes(text).Select(b => new TokenId(FirstByte + b))];
    }

    public TokenId[] EncodeContinuation(string text) => Encode(text);

    public TokenId? FindControl(string piece)
    {
        var index = Array.IndexOf(_controls, piece);
        return index < 0 ? null : new TokenId(index + 1);
    }

    public ReadOnlySpan<byte> Bytes(TokenId token) =>
        token.Value < FirstByte ? [] : new[] { (byte)(token.Value - FirstByte) };

    public bool IsByte(TokenId token) => token.Value is >= FirstByte and < FirstByte + 256;

    public string? ControlText(TokenId token) => token.Value >= 1 && token.Value <= _controls.Length ? _controls[token.Value - 1] : null;

    public bool IsEndOfGeneration(TokenId token) => token.Value == 2;

    /// <summary>The control tokens of a prompt, in order, by name.</summary>
    public string[] Controls(IEnumerable<TokenId> tokens) =>
        [.. tokens.Where(token => token.Value < FirstByte).Select(token => _controls[token.Value - 1])];

    /// <summary>The prompt as one text, control tokens by name.</summary>
    public string Show(IEnumerable<TokenId> tokens)
    {
        List<byte> bytes = [];
        foreach (var token in tokens)
            bytes.AddRange(token.Value < FirstByte ? Encoding.UTF8.GetBytes(_controls[token.Value - 1]) : Bytes(token));
        return Encoding.UTF8.GetString([.. bytes]);
    }
}
