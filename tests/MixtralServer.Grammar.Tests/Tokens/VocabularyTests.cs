using MixtralServer.Grammar.Tests.Fakes;
using MixtralServer.Grammar.Tokens;

namespace MixtralServer.Grammar.Tests.Tokens;

public sealed class VocabularyTests
{
    [SkippableFact]
    public void Read_MistralsFile_HasTheKnownTokens()
    {
        var vocabulary = TestVocabulary.MistralOrSkip();

        Assert.Equal(32_768, vocabulary.Size);
        Assert.Equal(512, vocabulary.MaskWords);
        Assert.Equal(2, Assert.Single(vocabulary.Ends));
        Assert.Equal(5, vocabulary.Find("[TOOL_CALLS]"));
        Assert.Null(vocabulary.Find("[NO_SUCH]"));
        Assert.Equal(25, vocabulary.Trie.LengthMax);
        var kinds = Enumerable.Range(0, vocabulary.Size).CountBy(vocabulary.KindOf).ToDictionary();
        Assert.Equal(31_741, kinds[TokenKind.Text]);
        Assert.Equal(256, kinds[TokenKind.Byte]);
    }

    [SkippableFact]
    public void Slices_OfMistralsVocabulary_LeaveLittleToWalk()
    {
        var vocabulary = TestVocabulary.MistralOrSkip();

        Assert.InRange(vocabulary.Trie.Nodes.Length, 50_000, 60_000);
        Assert.All(vocabulary.Slices.Take(2), slice => Assert.InRange(slice.Rest.Nodes.Length, 1, 1_000));
    }

    [Fact]
    public void Trie_Walked_HasEachTokenAtItsBytes()
    {
        var vocabulary = TestVocabulary.Small;
        var path = new byte[vocabulary.Trie.LengthMax];
        var found = new List<int>();
        foreach (var node in vocabulary.Trie.Nodes)
        {
            path[node.Depth - 1] = node.Value;
            if (node.Token < 0) continue;
            found.Add(node.Token);
            Assert.True(vocabulary.Bytes(node.Token).SequenceEqual(path.AsSpan(0, node.Depth)));
        }

        Assert.Equal(found.Count, found.Distinct().Count());
        Assert.All(found, token => Assert.NotEqual(TokenKind.Special, vocabulary.KindOf(token)));
    }

    [Fact]
    public void Trie_TokensWithTheSameBytes_AreTwins()
    {
        byte[][] bytes = ["a"u8.ToArray(), "ab"u8.ToArray(), "a"u8.ToArray(), "a"u8.ToArray()];
        var trie = new TokenTrie([0, 1, 2, 3], token => bytes[token]);

        Assert.Equal(2, trie.Nodes.Length);
        Assert.Equal(3, trie.Nodes[0].Token);
        Assert.Equal(2, trie.TwinOf(3));
        Assert.Equal(0, trie.TwinOf(2));
        Assert.Equal(-1, trie.TwinOf(0));
    }

    [Fact]
    public void Read_NoProtobuf_IsRefused()
        => Assert.Throws<InvalidDataException>(() => SentencePieceFile.Read("\u000f\u000f garbage"u8.ToArray()));
}
