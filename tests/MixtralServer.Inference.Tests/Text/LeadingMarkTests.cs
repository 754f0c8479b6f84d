using System.Text;
using MixtralServer.Inference.Text;

namespace MixtralServer.Inference.Tests.Text;

/// <summary>A mark at the beginning of an output, whatever pieces it comes in.</summary>
public sealed class LeadingMarkTests
{
    [Theory]
    [InlineData("[CALL] [1]", true, " [1]")]
    [InlineData(" [CALL] [1]", true, " [1]")]
    [InlineData("[CALL]", true, "")]
    [InlineData("  [CALL] [1]", false, "  [CALL] [1]")]
    [InlineData("a [CALL]", false, "a [CALL]")]
    [InlineData("[CAL", false, "[CAL")]
    [InlineData(" ", false, " ")]
    [InlineData("[CALM] sea", false, "[CALM] sea")]
    [InlineData("", false, "")]
    public void Output_InAnyPieces_TellsTheMarkFromText(string output, bool isMarked, string text)
    {
        for (var size = 1; size <= Math.Max(1, output.Length); size++)
        {
            var reader = new OutputText(["zz"], "[CALL]");
            var told = "";
            foreach (var piece in output.Chunk(size))
            {
                told += reader.Append(Encoding.UTF8.GetBytes(piece), out var stopped);
                Assert.False(stopped);
            }

            Assert.Equal(output.Length, isMarked ? reader.Length + output.Length - text.Length : reader.Length);
            Assert.Equal((isMarked, text), (reader.IsMarked, told + reader.Flush()));
        }
    }

    [Theory]
    [InlineData("[CALL] a zz b", " a zz b", false)]
    [InlineData("[CALM] a zz b", "[CALM] a ", true)]
    public void StopString_BehindTheMark_IsText(string output, string text, bool stops)
    {
        var reader = new OutputText(["zz"], "[CALL]");

        var told = reader.Append(Encoding.UTF8.GetBytes(output), out var stopped);

        Assert.Equal((text, stops), (told + reader.Flush(), stopped));
    }

    [Fact]
    public void Mark_AsToken_GivesOutWhatWasHeldBack()
    {
        var reader = new OutputText(["stop"]);

        var told = reader.Append("say st"u8, out _) + reader.Mark();
        var after = reader.Append(" stop"u8, out var stopped);

        Assert.Equal(("say st", " stop", false), (told, after, stopped));
    }
}
