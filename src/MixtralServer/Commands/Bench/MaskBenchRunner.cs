using System.Text;
using System.Text.Json;
using MixtralServer.Grammar;
using MixtralServer.Grammar.Compilation;
using MixtralServer.Grammar.JsonSchema;
using MixtralServer.Grammar.Matching;
using MixtralServer.Grammar.Tokens;

namespace MixtralServer.Commands.Bench;

/// <summary>
/// MaskBench (guidance-ai/jsonschemabench): each value is written token by token, each token must be in the mask before it, and
/// behind the last one the mask must allow the end.
/// </summary>
internal sealed class MaskBenchRunner
{
    private readonly Vocabulary _vocabulary;
    private readonly TimeProvider _time;
    private readonly GrammarCompiler _compiler;
    private readonly ulong[] _mask;
    private readonly List<MaskBenchOutcome> _outcomes = []; // bounded by the file
    private readonly List<double> _maskTimes = []; // bounded by the values in the file

    public MaskBenchRunner(Vocabulary vocabulary, TimeProvider time)
    {
        (_vocabulary, _time) = (vocabulary, time);
        _compiler = new GrammarCompiler(vocabulary, new MaskCache(MaskCache.BytesDefault), GrammarLimits.Default);
        _mask = new ulong[vocabulary.MaskWords];
    }

    /// <summary>Runs one item.</summary>
    public void Run(MaskBenchItem item)
    {
        var start = _time.GetTimestamp();
        var grammar = Compile(item.Schema, out var problem);
        var compileUs = Since(start);
        var (accepts, rejects) = (0, 0);
        foreach (var test in grammar is null ? [] : item.Tests)
        {
            var taken = Takes(grammar!, test.Data);
            if (taken && !test.Valid) accepts++;
            if (!taken && test.Valid) rejects++;
        }

        _outcomes.Add(new MaskBenchOutcome(item.Id, compileUs, accepts, rejects, problem));
    }

    /// <summary>What came of all items so far.</summary>
    public MaskBenchReport Report()
    {
        var compiled = _outcomes.Where(outcome => outcome.Problem is null);
        var compileTimes = compiled.Select(outcome => outcome.CompileUs).Order().ToList();
        var maskTimes = _maskTimes.Order().ToList();
        var passing = _outcomes.Count(outcome => outcome.Passes);
        var line = new MaskBenchLine(
            _outcomes.Count,
            passing,
            Math.Round((double)passing / Math.Max(1, _outcomes.Count), 4),
            _outcomes.Count(outcome => outcome.Problem is not null),
            _outcomes.Sum(outcome => outcome.FalseAccepts),
            _outcomes.Sum(outcome => outcome.FalseRejects),
            Percentile(compileTimes, 0.5),
            Percentile(compileTimes, 0.99),
            Percentile(maskTimes, 0.5),
            Percentile(maskTimes, 0.99),
            Percentile(maskTimes, 1),
            maskTimes.Count);
        return new MaskBenchReport(line, _outcomes);
    }

    private CompiledGrammar? Compile(JsonElement schema, out string? problem)
    {
        problem = null;
        try
        {
            if (SchemaCompiler.TryCompile(schema, SchemaCompileOptions.Default, out var grammar, out var refusal))
                return _compiler.Compile(grammar.Grammar, CancellationToken.None);
            problem = refusal.ToString();
        }
        catch (GrammarException e)
        {
            problem = e.Message;
        }

        return null;
    }

    private bool Takes(CompiledGrammar grammar, JsonElement data)
    {
        var text = Encoding.UTF8.GetBytes(JsonText.Of(data, JsonWhitespace.Spaced));
        if (_vocabulary.Split(text) is not { } tokens) return false;
        var matcher = grammar.CreateMatcher();
        foreach (var token in tokens)
        {
            if (!Fill(matcher) || !Allows(token) || matcher.TryAccept(token) != MatchResult.Accepted) return false;
        }

        return Fill(matcher) && _vocabulary.Ends.Any(Allows);
    }

    private bool Fill(GrammarMatcher matcher)
    {
        var start = _time.GetTimestamp();
        var filled = matcher.TryFillMask(_mask);
        _maskTimes.Add(Since(start));
        return filled;
    }

    private bool Allows(int token) => (_mask[token >> 6] >> (token & 63) & 1) != 0;

    private double Since(long start) => Math.Round(_time.GetElapsedTime(start).TotalMicroseconds, 1);

    private static double Percentile(List<double> sorted, double share)
        => sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
}
