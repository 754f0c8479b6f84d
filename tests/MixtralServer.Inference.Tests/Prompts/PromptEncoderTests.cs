using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Prompts;
using MixtralServer.TestKit;

namespace MixtralServer.Inference.Tests.Prompts;

public sealed class PromptEncoderTests
{
    private static readonly PromptRun Absent = new PromptRun.Control("<|im_start|>");
    private static readonly PromptRun Instruct = new PromptRun.Control("[INST]");

    [Fact]
    public void Encode_ControlTokens_AreTheirIds()
    {
        var tokens = Encode(new PromptRun.BeginOfSequence(), Instruct, Text("a"), new PromptRun.EndOfSequence());

        Assert.Equal([1, 3, SimulatedTokenizer.FirstByte + 'a', 2], tokens.Select(token => token.Value));
    }

    [Fact]
    public void Encode_NeighbouringTexts_AreEncodedApart() => Assert.Equal(["a", "b"], Texts(Text("a"), Text("b")));

    [Fact]
    public void Encode_MissingControlToken_JoinsTheTextsBesideIt() => Assert.Equal(
        ["x", "a<|im_start|><|im_start|>b", "y"], Texts(Text("x"), Text("a"), Absent, Absent, Text("b"), Text("y")));

    [Fact]
    public void Encode_MissingControlTokenBesideAPresentOne_IsATextOfItsOwn() =>
        Assert.Equal(["a", "<|im_start|>", "b"], Texts(Text("a"), Instruct, Absent, Instruct, Text("b")));

    [Fact]
    public void Encode_EmptyText_IsNotEncoded() => Assert.Empty(Texts(Text(""), Instruct, Text("")));

    [Theory]
    [InlineData("ab")]
    [InlineData("")]
    public void Encode_BareText_HasOnlyItsOwnTokens(string text) =>
        Assert.Equal(text, SimulatedTokenizer.Decode(Encode(new PromptRun.BareText(text))));

    [Fact]
    public void Encode_Tokens_StayAsTheyAre()
    {
        TokenId[] tokens = [new(3), new(100), new(1)];

        Assert.Equal(tokens, Encode(new PromptRun.Tokens(tokens)));
    }

    private static PromptRun.Text Text(string value) => new(value);

    private static TokenId[] Encode(params PromptRun[] runs) =>
        PromptEncoder.Encode(new Prompt(runs), new SimulatedTokenizer());

    private static List<string> Texts(params PromptRun[] runs)
    {
        var tokenizer = new RecordingTokenizer();
        PromptEncoder.Encode(new Prompt(runs), tokenizer);
        return tokenizer.Texts;
    }

    private sealed class RecordingTokenizer : ITokenizer
    {
        private readonly SimulatedTokenizer _inner = new();

        public List<string> Texts { get; } = [];

        public int VocabularySize => _inner.VocabularySize;

        public TokenId? BeginOfSequence => _inner.BeginOfSequence;

        public TokenId? EndOfSequence => _inner.EndOfSequence;

        public TokenId[] Encode(string text)
        {
            Texts.Add(text);
            return _inner.Encode(text);
        }

        public TokenId[] EncodeContinuation(string text) => _inner.EncodeContinuation(text);

        public TokenId? FindControl(string piece) => _inner.FindControl(piece);

        public ReadOnlySpan<byte> Bytes(TokenId token) => _inner.Bytes(token);

        public bool IsByte(TokenId token) => _inner.IsByte(token);

        public string? ControlText(TokenId token) => _inner.ControlText(token);

        public bool IsEndOfGeneration(TokenId token) => _inner.IsEndOfGeneration(token);
    }
}
