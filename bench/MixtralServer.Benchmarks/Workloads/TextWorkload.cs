using System.Text;
using MixtralServer.Inference.Text;

namespace MixtralServer.Benchmarks.Workloads;

/// <summary>The text of one output, token by token: English with some characters that tokens cut in two.</summary>
internal sealed class TextWorkload
{
    private const string Sentence = "The quick brown fox jumps over the lazy dog; el pingüino come 冰淇淋 🙂.\n";

    private static readonly string[] Stops = ["\nUser:", "</s>", "<|im_end|>", "over there"];

    private readonly byte[][] _tokens;
    private readonly string[] _stops;

    public TextWorkload(int tokenCount, int stopCount)
    {
        var random = new Random(3);
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Sentence, tokenCount)));
        _tokens = new byte[tokenCount][];
        for (int token = 0, at = 0; token < tokenCount; token++)
        {
            var length = 1 + random.Next(7);
            _tokens[token] = bytes[at..(at + length)];
            at += length;
        }

        _stops = [.. Stops.Take(stopCount)];
    }

    /// <summary>The number of characters that came out.</summary>
    public int Append()
    {
        var output = new OutputText(_stops);
        var length = 0;
        foreach (var token in _tokens) length += output.Append(token, out _).Length;
        return length + output.Flush().Length;
    }

    /// <summary>The same by decoding and searching the whole text at each token.</summary>
    public int AppendNaively()
    {
        var bytes = new List<byte>();
        var length = 0;
        foreach (var token in _tokens)
        {
            bytes.AddRange(token);
            var text = Encoding.UTF8.GetString(bytes.ToArray());
            if (_stops.Any(stop => text.Contains(stop, StringComparison.Ordinal))) break;
            length = text.Length;
        }

        return length;
    }
}
