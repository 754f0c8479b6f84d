using System.Text;
using MixtralServer.Grammar;
using MixtralServer.Grammar.Compilation;
using MixtralServer.Grammar.Gbnf;
using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.Matching;
using MixtralServer.Grammar.Tokens;

namespace MixtralServer.Benchmarks.Grammar.Workloads;

/// <summary>A text that follows a grammar, token by token, with the vocabulary of Mixtral 8x22B.</summary>
internal sealed class GrammarWorkload
{
    private readonly GrammarDefinition _definition;
    private readonly GrammarCompiler _compiler;
    private readonly List<int> _tokens;
    private readonly ulong[] _mask;
    private readonly CompiledGrammar _warm;

    public GrammarWorkload(string name)
    {
        var (grammar, text) = GrammarCases.All[name];
        var vocabulary = Vocabulary;
        _definition = GbnfParser.Parse(grammar, vocabulary.Find, GrammarLimits.Default);
        _compiler = new GrammarCompiler(vocabulary, new MaskCache(MaskCache.BytesDefault), GrammarLimits.Default);
        _mask = new ulong[vocabulary.MaskWords];
        _tokens = Tokenize(vocabulary, Encoding.UTF8.GetBytes(text));
        _warm = Compile();
        FillAll(_warm);
    }

    public static Vocabulary Vocabulary { get; } = FindVocabulary();

    public CompiledGrammar Compile() => _compiler.Compile(_definition, CancellationToken.None);

    /// <summary>The mask before each token, all known from an earlier request.</summary>
    public int Warm() => FillAll(_warm);

    /// <summary>The mask before each token, for the first time.</summary>
    public int Cold() => FillAll(Compile());

    /// <summary>Takes each token without asking for masks.</summary>
    public int Accept()
    {
        var matcher = _warm.CreateMatcher();
        foreach (var token in _tokens) Check(matcher.TryAccept(token) == MatchResult.Accepted);
        return _tokens.Count;
    }

    private int FillAll(CompiledGrammar grammar)
    {
        var matcher = grammar.CreateMatcher();
        foreach (var token in _tokens)
        {
            Check(matcher.TryFillMask(_mask));
            Check(matcher.TryAccept(token) == MatchResult.Accepted);
        }

        return _tokens.Count;
    }

    private static void Check(bool holds)
    {
        if (!holds) throw new InvalidOperationException("the text does not follow the grammar");
    }

    // Always the longest token; not what the model would do, but close enough in kind.
    private static List<int> Tokenize(Vocabulary vocabulary, byte[] text)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var token = 0; token < vocabulary.Size; token++)
            ids.TryAdd(Convert.ToHexString(vocabulary.Bytes(token)), token);
        var tokens = new List<int>();
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(25, text.Length - at);
            while (!ids.ContainsKey(Convert.ToHexString(text, at, length))) length--;
            tokens.Add(ids[Convert.ToHexString(text, at, length)]);
            at += length;
        }

        return tokens;
    }

    private static Vocabulary FindVocabulary()
    {
        const string File = "shared/data/mistral/mistral_instruct_tokenizer_240323.model.v3";
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, File);
            if (System.IO.File.Exists(path)) return SentencePieceFile.Read(System.IO.File.ReadAllBytes(path));
        }

        throw new FileNotFoundException($"{File} is in no folder above the program");
    }
}
