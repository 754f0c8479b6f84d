using System.Text.Json;
using MixtralServer.Chat.Json;

namespace MixtralServer.Chat.Tests.Json;

public sealed class PythonJsonTests
{
    // What Python 3.11 printed for json.dumps(json.loads(text), ensure_ascii=False), and for the text where it is no JSON.
    [Theory]
    [InlineData("{\"a\":1,\"b\":[1,2]}", "{\"a\": 1, \"b\": [1, 2]}")]
    [InlineData("-0", "0")]
    [InlineData("-0.0", "-0.0")]
    [InlineData("1.0", "1.0")]
    [InlineData("1.10", "1.1")]
    [InlineData("1e5", "100000.0")]
    [InlineData("1E400", "Infinity")]
    [InlineData("-1e400", "-Infinity")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("1e16", "1e+16")]
    [InlineData("1e15", "1000000000000000.0")]
    [InlineData("123456789.125e-20", "1.23456789125e-12")]
    [InlineData("0.0001", "0.0001")]
    [InlineData("0.00001", "1e-05")]
    [InlineData("5e-324", "5e-324")]
    [InlineData("1.7976931348623157e308", "1.7976931348623157e+308")]
    [InlineData("0.1", "0.1")]
    [InlineData("100.0", "100.0")]
    [InlineData("NaN", "NaN")]
    [InlineData("[NaN, -Infinity,Infinity]", "[NaN, -Infinity, Infinity]")]
    [InlineData("{\"NaN\":\"NaN\"}", "{\"NaN\": \"NaN\"}")]
    [InlineData("\"Infinity\"", "\"Infinity\"")]
    [InlineData("1.Infinity", "\"1.Infinity\"")]
    [InlineData("1Infinity", "\"1Infinity\"")]
    [InlineData("NaN5", "\"NaN5\"")]
    [InlineData("--Infinity", "\"--Infinity\"")]
    [InlineData("{\"b\":1,\"a\":2,\"b\":{\"c\":3}}", "{\"b\": {\"c\": 3}, \"a\": 2}")]
    [InlineData(" [ ] ", "[]")]
    [InlineData("{}", "{}")]
    [InlineData("   ", "\"   \"")]
    [InlineData("007", "\"007\"")]
    [InlineData("+1", "\"+1\"")]
    [InlineData(".5", "\".5\"")]
    [InlineData("true", "true")]
    [InlineData("null", "null")]
    [InlineData("nul", "\"nul\"")]
    [InlineData("\"\\u00e9\\u0001\\/\\t\\\"\"", "\"é\\u0001/\\t\\\"\"")]
    [InlineData("\"\\ud83d\\ude00\"", "\"😀\"")]
    [InlineData("plain", "\"plain\"")]
    [InlineData("{\"a\":1", "\"{\\\"a\\\":1\"")]
    [InlineData("\"a\" \"b\"", "\"\\\"a\\\" \\\"b\\\"\"")]
    [InlineData("[1,]", "\"[1,]\"")]
    [InlineData("{'a':1}", "\"{'a':1}\"")]
    [InlineData("\u2028", "\"\u2028\"")]
    [InlineData("\"\u007f\u2028é\"", "\"\u007f\u2028é\"")]
    [InlineData("22", "22")]
    [InlineData("2024-05-22", "\"2024-05-22\"")]
    [InlineData("\ufeff{}", "\"\ufeff{}\"")]
    [InlineData("\"tab\u0009here\"", "\"\\\"tab\\there\\\"\"")]
    [InlineData("9007199254740993.0", "9007199254740992.0")]
    [InlineData("1.0E+2", "100.0")]
    [InlineData("0e0", "0.0")]
    [InlineData("12345678901234567.0", "1.2345678901234568e+16")]
    [InlineData("", "{}")]
    public void OfText_AnyText_IsWrittenAsPythonDoes(string text, string expected) =>
        Assert.Equal(expected, PythonJson.OfText(text));

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"\\udc00\": 1}")]
    public void OfText_HalfASurrogatePair_StaysTheTextThatItIs(string text) =>
        Assert.Equal(PythonJson.Quote(text), PythonJson.OfText(text));

    [Fact]
    public void TryWrite_HalfASurrogatePair_IsNull()
    {
        using var document = JsonDocument.Parse("[\"\\ud800\"]");

        Assert.Null(PythonJson.TryWrite(document.RootElement));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(100_000)]
    public void OfText_DeepNesting_EndsWithoutHarm(int depth)
    {
        var text = new string('[', depth) + new string(']', depth);

        Assert.Equal(depth == 500 ? text : $"\"{text}\"", PythonJson.OfText(text));
    }

    [Fact]
    public void OfText_ItsOwnOutput_StaysTheSame()
    {
        var random = new Random(5);
        for (var round = 0; round < 2000; round++)
        {
            var bits = BitConverter.Int64BitsToDouble(random.NextInt64());
            var number = double.IsFinite(bits) ? bits : 1;

            var once = PythonJson.OfText($"[{number:R}, {random.Next()}]");

            Assert.Equal(once, PythonJson.OfText(once));
            using var document = JsonDocument.Parse(once);
            Assert.Equal(number, document.RootElement[0].GetDouble());
        }
    }
}
