using MixtralServer.Grammar.Ir;

namespace MixtralServer.Grammar.Tests.Ir;

public sealed class CodePointSetTests
{
    [Fact]
    public void Of_OverlappingRanges_AreMerged()
    {
        var set = CodePointSet.Of([new('d', 'f'), new('a', 'c'), new('e', 'k'), new('x', 'x')]);

        Assert.Equal([new CodePointRange('a', 'k'), new CodePointRange('x', 'x')], set.Ranges.AsEnumerable());
    }

    [Fact]
    public void Range_AcrossSurrogates_LeavesThemOut()
    {
        var set = CodePointSet.Range(0xD700, 0xE000);

        Assert.Equal([new CodePointRange(0xD700, 0xD7FF), new CodePointRange(0xE000, 0xE000)], set.Ranges.AsEnumerable());
    }

    [Fact]
    public void Complement_OfComplement_IsTheSet()
    {
        var set = CodePointSet.Of([new(0, 3), new('a', 'z'), new(0xFFFF, 0x10FFFF)]);

        Assert.Equal(set, set.Complement().Complement());
        Assert.Equal(CodePointSet.All, CodePointSet.None.Complement());
    }

    [Fact]
    public void Intersect_AndExcept_AgreeWithMembership()
    {
        var random = new Random(3);
        for (var round = 0; round < 50; round++)
        {
            var (x, y) = (RandomSet(random), RandomSet(random));

            for (var codePoint = 0; codePoint < 64; codePoint++)
            {
                Assert.Equal(x.Contains(codePoint) && y.Contains(codePoint), x.Intersect(y).Contains(codePoint));
                Assert.Equal(x.Contains(codePoint) && !y.Contains(codePoint), x.Except(y).Contains(codePoint));
                Assert.Equal(x.Contains(codePoint) || y.Contains(codePoint), x.Union(y).Contains(codePoint));
            }
        }
    }

    private static CodePointSet RandomSet(Random random) => CodePointSet.Of(Enumerable.Range(0, random.Next(5))
        .Select(_ => random.Next(60))
        .Select(first => new CodePointRange(first, first + random.Next(6))));
}
