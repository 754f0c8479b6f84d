using MixtralServer.Grammar;
using MixtralServer.Grammar.Matching;
using MixtralServer.Inference.Constraints;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.TestKit;

namespace MixtralServer.Inference.Tests.Constraints;

public sealed class ConstraintCompilerTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Compile_MoreThanAreKept_KeepsThoseOfLate()
    {
        var compiler = new ConstraintCompiler(new SimulatedTokenizer(), _time, GrammarLimits.Default);
        var first = new OutputConstraint.Pattern("first");
        var compiled = compiler.Compile(first, out _);
        for (var i = 0; i < 2 * ConstraintCompiler.KeptMax; i++)
        {
            Assert.NotNull(compiler.Compile(new OutputConstraint.Pattern($"other{i}"), out _));
            Assert.Same(compiled, compiler.Compile(first, out _));
        }

        var forgotten = new OutputConstraint.Pattern("other0");
        var again = compiler.Compile(forgotten, out _);
        Assert.Same(again, compiler.Compile(forgotten, out _));
    }

    [Fact]
    public void Compile_AutomataThatFilledUp_StartAnew()
    {
        // Which of the last hundred characters were an a makes a state each.
        var hungry = new OutputConstraint.Pattern("(a|b)*a(a|b){100}");
        var limits = GrammarLimits.Default with { StatesMax = 2_000 };
        var compiler = new ConstraintCompiler(new SimulatedTokenizer(), _time, limits);
        var first = compiler.Compile(hungry, out _)!;
        Assert.Same(first, compiler.Compile(hungry, out _));

        Assert.Equal(MatchResult.Exhausted, Write(first.Grammar.CreateMatcher(), seed: 1));
        var second = compiler.Compile(hungry, out var problem)!;

        Assert.Null(problem);
        Assert.NotSame(first, second);
        Assert.Equal(MatchResult.Accepted, second.Grammar.CreateMatcher().TryAcceptBytes("abba"u8));
        Assert.Same(second, compiler.Compile(hungry, out _));
    }

    [Fact]
    public async Task Prepare_MoreThanMayWait_AreRefusedUntilThereIsRoom()
    {
        using var gate = new ManualResetEventSlim();
        var compiler = new ConstraintCompiler(new GatedTokenizer(gate), _time, GrammarLimits.Default);
        var turns = Math.Max(1, Environment.ProcessorCount / 2);
        var running = Enumerable.Range(0, turns).Select(i => Task.Run(() => Prepare(compiler, i))).ToList();
        while (compiler.TurnsLeft > 0) await Task.Yield();
        var waiting = Enumerable.Range(turns, ConstraintCompiler.WaitingMax).Select(i => Prepare(compiler, i)).ToList();

        var refused = await Prepare(compiler, -1);
        gate.Set();

        Assert.Equal(ProblemKind.QueueFull, refused!.Kind);
        Assert.NotNull(refused.RetryAfter);
        Assert.All(await Task.WhenAll(running.Concat(waiting)), Assert.Null);
        Assert.Null(await Prepare(compiler, -1));
    }

    [Fact]
    public async Task Prepare_CallerGivesUp_LetsOthersGoOn()
    {
        using var gate = new ManualResetEventSlim();
        using var gone = new CancellationTokenSource();
        var compiler = new ConstraintCompiler(new GatedTokenizer(gate), _time, GrammarLimits.Default);
        var turns = Math.Max(1, Environment.ProcessorCount / 2);
        var running = Enumerable.Range(0, turns).Select(i => Task.Run(() => Prepare(compiler, i))).ToList();
        while (compiler.TurnsLeft > 0) await Task.Yield();
        var impatient = compiler.PrepareAsync(new OutputConstraint.Pattern("x"), gone.Token);
        var patient = Prepare(compiler, turns);

        await gone.CancelAsync();
        gate.Set();

        Assert.Equal(ProblemKind.Cancelled, (await impatient)!.Kind);
        Assert.Null(await patient);
        Assert.All(await Task.WhenAll(running), Assert.Null);
    }

    private static Task<RequestProblem?> Prepare(ConstraintCompiler compiler, int number)
        => compiler.PrepareAsync(new OutputConstraint.Pattern($"p{number}"), CancellationToken.None);

    private static MatchResult Write(GrammarMatcher matcher, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 5_000; i++)
        {
            if (matcher.TryAcceptBytes(random.Next(2) == 0 ? "a"u8 : "b"u8) is var result and not MatchResult.Accepted) return result;
        }

        return MatchResult.Accepted;
    }

    /// <summary>Holds whoever reads the vocabulary until a gate opens.</summary>
    private sealed class GatedTokenizer(ManualResetEventSlim gate) : ITokenizer
    {
        private readonly SimulatedTokenizer _inner = new();

        public int VocabularySize => _inner.VocabularySize;

        public TokenId? BeginOfSequence => _inner.BeginOfSequence;

        public TokenId? EndOfSequence => _inner.EndOfSequence;

        public TokenId[] Encode(string text) => _inner.Encode(text);

        public TokenId[] EncodeContinuation(string text) => Encode(text);

        public TokenId? FindControl(string piece) => _inner.FindControl(piece);

        public ReadOnlySpan<byte> Bytes(TokenId token)
        {
            gate.Wait();
            return _inner.Bytes(token);
        }

        public bool IsByte(TokenId token) => _inner.IsByte(token);

        public string? ControlText(TokenId token) => _inner.ControlText(token);

        public bool IsEndOfGeneration(TokenId token) => _inner.IsEndOfGeneration(token);
    }
}
