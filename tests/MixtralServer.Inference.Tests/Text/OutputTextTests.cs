using System.Text;
using MixtralServer.Inference.Text;

namespace MixtralServer.Inference.Tests.Text;

public sealed class OutputTextTests
{
    [Fact]
    public void Append_CharacterCutAcrossTokens_WaitsForItsLastByte()
    {
        var output = new OutputText([]);

        Assert.Equal("", output.Append([0xF0, 0x9F], out _));
        Assert.Equal("", output.Append([0x99], out _));
        Assert.Equal("🙂", output.Append([0x82], out _));
    }

    [Fact]
    public void Append_InvalidBytes_BecomeReplacementCharacters()
    {
        var output = new OutputText([]);

        Assert.Equal("\uFFFDa", output.Append([0xFF, (byte)'a'], out _));
    }

    [Fact]
    public void Flush_HalfACharacterAtTheEnd_IsNeverSent()
    {
        var output = new OutputText([]);

        Assert.Equal("ab", output.Append([(byte)'a', (byte)'b', 0xE6, 0x97], out _));
        Assert.Equal("", output.Flush());
    }

    [Fact]
    public void Append_RandomBytesInRandomPieces_EveryPieceIsWellFormedAndTheSumIsTheDecodedWhole()
    {
        var random = new Random(3);
        for (var round = 0; round < 500; round++)
        {
            var bytes = new byte[1 + random.Next(60)];
            random.NextBytes(bytes);
            var output = new OutputText([]);
            var text = new StringBuilder();
            for (var at = 0; at < bytes.Length;)
            {
                var length = Math.Min(1 + random.Next(4), bytes.Length - at);
                var piece = output.Append(bytes.AsSpan(at, length), out _);
                Assert.True(IsWellFormed(piece));
                text.Append(piece);
                at += length;
            }

            Assert.StartsWith(text.ToString(), Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Append_LongToken_ComesWhole()
    {
        var output = new OutputText([]);
        var text = string.Concat(Enumerable.Repeat("é ", 500));

        Assert.Equal(text, output.Append(Encoding.UTF8.GetBytes(text), out _));
    }

    [Fact]
    public void Append_StopStringOfSeveralBytes_IsFoundAcrossTokens()
    {
        var output = new OutputText(["é!"]);

        Assert.Equal("x", output.Append([(byte)'x', 0xC3], out _));
        Assert.Equal("", output.Append([0xA9], out _));
        Assert.Equal("", output.Append([(byte)'!', (byte)'y'], out var stopped));
        Assert.True(stopped);
    }

    private static bool IsWellFormed(string text) =>
        text == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
