using System.Text;
using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.Tests.Fakes;

namespace MixtralServer.Grammar.Tests.Matching;

public sealed class Utf8Tests
{
    [Fact]
    public void AnyChar_TwoBytes_FitExactlyWhereUtf8Begins()
    {
        var grammar = Compiled.Gbnf("root ::= .");
        for (var first = 0; first < 256; first++)
        {
            for (var second = 0; second < 256; second++)
            {
                byte[] bytes = [(byte)first, (byte)second];
                Assert.True(Begins(bytes) == grammar.Begins(bytes), Convert.ToHexString(bytes));
            }
        }
    }

    [Theory]
    [InlineData("C080", false)]
    [InlineData("E08080", false)]
    [InlineData("E0A080", true)]
    [InlineData("ED9FBF", true)]
    [InlineData("EDA080", false)]
    [InlineData("EE8080", true)]
    [InlineData("F0808080", false)]
    [InlineData("F0908080", true)]
    [InlineData("F48FBFBF", true)]
    [InlineData("F4908080", false)]
    [InlineData("F5808080", false)]
    [InlineData("80", false)]
    [InlineData("FF", false)]
    public void AnyChar_Bytes_AreStrict(string hex, bool accepted)
    {
        var bytes = Convert.FromHexString(hex);

        Assert.Equal(accepted, Compiled.Gbnf("root ::= .").Accepts(bytes));
        Assert.Equal(accepted, Compiled.Of(builder => builder.Complement(builder.Text("no"))).Accepts(bytes));
    }

    [Fact]
    public void Chars_RandomSets_MatchExactlyTheirMembers()
    {
        var random = new Random(2);
        int[] edges = [0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x3FFFF, 0x40000, 0x10FFFF];
        for (var round = 0; round < 60; round++)
        {
            var set = CodePointSet.Of(Enumerable.Range(0, 3).Select(_ => edges[random.Next(edges.Length)] - random.Next(200))
                .Select(first => new CodePointRange(first, first + random.Next(5000))));
            if (set.IsEmpty) continue;
            var grammar = Compiled.Of(builder => builder.Chars(set));
            foreach (var edge in edges.SelectMany(edge => Enumerable.Range(edge - 3, 7)).Concat(set.Ranges.SelectMany(Around)))
            {
                if (Rune.IsValid(edge)) Assert.Equal(set.Contains(edge), grammar.Accepts(new Rune(edge).ToString()));
            }
        }
    }

    private static IEnumerable<int> Around(CodePointRange range) => [range.First - 1, range.First, range.Last, range.Last + 1];

    private static bool Begins(byte[] bytes)
    {
        var status = Rune.DecodeFromUtf8(bytes, out _, out var used);
        if (status == System.Buffers.OperationStatus.Done) return used == bytes.Length;
        return status == System.Buffers.OperationStatus.NeedMoreData;
    }
}
