using System.Text;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Text;

namespace MixtralServer.Inference.Tests.Text;

public sealed class OutputLogProbsTests
{
    [Fact]
    public void Take_RandomTokensAndStops_GivesEachTokenOnceWithTheTextItBegins()
    {
        var random = new Random(5);
        for (var round = 0; round < 2000; round++)
        {
            var pieces = RandomPieces(random);
            var output = new OutputText(random.Next(2) == 0 ? ["bé", "ab"] : []);
            var logProbs = new OutputLogProbs();
            var starts = new List<int>();
            var taken = new List<(int Place, int Token)>();
            var text = "";
            var stopped = false;
            for (var i = 0; i < pieces.Count && !stopped; i++)
            {
                starts.Add(output.Length);
                logProbs.Add(output.Length, Token(i));
                var more = output.Append(pieces[i], out stopped);
                Take(logProbs.Take(more), more);
            }

            if (!stopped)
            {
                var rest = output.Flush();
                Take(logProbs.TakeRest(rest), rest);
            }

            var expected = Enumerable.Range(0, starts.Count).Where(i => !stopped || starts[i] < text.Length);
            Assert.Equal(expected, taken.Select(token => token.Token));
            Assert.All(taken, token => Assert.Equal(Math.Min(starts[token.Token], text.Length), token.Place));
            Assert.Equal(-starts.Count, logProbs.Sum);

            void Take(IReadOnlyList<DeltaToken> tokens, string more)
            {
                taken.AddRange(tokens.Select(token => (text.Length + token.Start, token.LogProbs.Chosen.Token.Value)));
                text += more;
            }
        }
    }

    private static TokenLogProbs Token(int id) => new(new TokenLogProb(new TokenId(id), -1), []);

    // Pieces of a text, some cut inside a character, some empty as control tokens are.
    private static List<byte[]> RandomPieces(Random random)
    {
        string[] letters = ["a", "b", "é", "🙂"];
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 12).Select(_ => letters[random.Next(4)])));
        var pieces = new List<byte[]>();
        for (var at = 0; at < bytes.Length;)
        {
            var length = Math.Min(random.Next(4), bytes.Length - at);
            pieces.Add(bytes[at..(at + length)]);
            at += length;
        }

        return pieces;
    }
}
