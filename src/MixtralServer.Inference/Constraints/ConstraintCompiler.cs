using System.Collections.Concurrent;
using System.Threading.Channels;
using MixtralServer.Grammar;
using MixtralServer.Grammar.Compilation;
using MixtralServer.Grammar.Matching;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Constraints;

/// <summary>
/// Compiles constraints for a model's vocabulary and keeps what it compiled, until the automata of a grammar are half full: then
/// whoever comes next gets them anew. Safe for any thread.
/// </summary>
/// <param name="tokenizer">The model's vocabulary.</param>
/// <param name="time">Bounds the time that compiling takes.</param>
/// <param name="limits">What one constraint may cost.</param>
internal sealed class ConstraintCompiler(ITokenizer tokenizer, TimeProvider time, GrammarLimits limits)
{
    /// <summary>How many compiled constraints are kept; the one that was used longest ago goes first.</summary>
    public const int KeptMax = 64;

    /// <summary>How many constraints may wait to be compiled; more are refused until there is room.</summary>
    public const int WaitingMax = 64;

    // Fuel bounds the work, to about half a second; this only ends what a cold start or a busy machine draws out.
    private static readonly TimeSpan CompileLimit = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<OutputConstraint, CompiledConstraint> _kept = new();
    private readonly Lazy<GrammarCompiler> _compiler = new(() =>
        new GrammarCompiler(ConstraintVocabulary.Of(tokenizer), new MaskCache(MaskCache.BytesDefault), limits));
    private readonly Channel<int> _turns = Turns(Math.Max(1, Environment.ProcessorCount / 2));
    private long _uses;
    private int _waiting;

    /// <summary>How many more may compile now.</summary>
    public int TurnsLeft => _turns.Reader.Count;

    /// <summary>
    /// Compiles a constraint unless it is compiled, waiting for its turn: so many at once that cores are left for decoding. Then
    /// <see cref="Compile"/> finds it.
    /// </summary>
    /// <returns>Why it cannot be used, or null.</returns>
    public async Task<RequestProblem?> PrepareAsync(OutputConstraint constraint, CancellationToken cancellation)
    {
        if (Find(constraint) is not null) return null;
        if (Interlocked.Increment(ref _waiting) > WaitingMax)
        {
            Interlocked.Decrement(ref _waiting);
            return Busy(constraint);
        }

        int turn;
        try
        {
            turn = await _turns.Reader.ReadAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            return new RequestProblem(ProblemKind.Cancelled, "cancelled", "The caller gave up while a constraint was to be prepared.");
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        try
        {
            Compile(constraint, out var problem);
            return problem;
        }
        finally
        {
            _turns.Writer.TryWrite(turn);
        }
    }

    /// <summary>Compiles a constraint at once, or finds it compiled.</summary>
    /// <param name="constraint">What is asked for.</param>
    /// <param name="problem">Why it cannot be used, naming the request member.</param>
    /// <returns>Null where there is a problem.</returns>
    public CompiledConstraint? Compile(OutputConstraint constraint, out RequestProblem? problem)
    {
        problem = null;
        if (Find(constraint) is { } known) return known;
        var compiler = _compiler.Value; // the first one reads the vocabulary, which takes no time of the constraint's
        using var limit = new CancellationTokenSource(CompileLimit, time);
        try
        {
            var grammar = ConstraintGrammars.Of(
                constraint, name => tokenizer.FindControl(name)?.Value, limits, out var relaxed, limit.Token);
            var compiled = compiler.Compile(grammar, limit.Token);
            compiled.CreateMatcher(); // throws where an answer could not even begin
            return Keep(constraint, new CompiledConstraint(compiled, relaxed));
        }
        catch (GrammarException fault)
        {
            problem = Invalid(constraint, fault.Message);
        }
        catch (OperationCanceledException)
        {
            problem = Invalid(constraint, "it takes too long to prepare; make it simpler.");
        }

        return null;
    }

    // Whoever holds one may compile.
    private static Channel<int> Turns(int count)
    {
        var turns = Channel.CreateBounded<int>(count);
        for (var turn = 0; turn < count; turn++) turns.Writer.TryWrite(turn);
        return turns;
    }

    private CompiledConstraint? Find(OutputConstraint constraint)
        => _kept.TryGetValue(constraint, out var kept) && !kept.Grammar.IsWorn ? kept.Use(Interlocked.Increment(ref _uses)) : null;

    private CompiledConstraint Keep(OutputConstraint constraint, CompiledConstraint compiled)
    {
        _kept[constraint] = compiled.Use(Interlocked.Increment(ref _uses));
        while (_kept.Count > KeptMax) _kept.TryRemove(_kept.MinBy(entry => entry.Value.LastUse));
        return compiled;
    }

    private static RequestProblem Busy(OutputConstraint constraint) => new(
        ProblemKind.QueueFull,
        "constraints_busy",
        $"{WaitingMax} answers with a {constraint.Parameter} not seen before are being prepared; try again in a second.",
        constraint.Parameter,
        TimeSpan.FromSeconds(1));

    internal static RequestProblem Invalid(OutputConstraint constraint, string why) => new(
        ProblemKind.InvalidRequest,
        "invalid_value",
        $"{constraint.Parameter} cannot be kept: {why}",
        constraint.Parameter);

}
