using System.Threading.Channels;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Sampling;
using MixtralServer.Inference.Telemetry;
using MixtralServer.Inference.Text;

namespace MixtralServer.Inference.Scheduling;

/// <summary>
/// One accepted request while it is alive. Touched by the decode thread alone, except for its immutable request.
/// <para>Invariants: 0 &lt;= Computed &lt;= Tokens.Count; Computed &gt; 0 only with a slot; one terminal event, then none.</para>
/// </summary>
internal sealed class Sequence
{
    // Started, the prompt's log probabilities, the mark and the terminal event, besides at most one delta for each token.
    private const int EventsBesideDeltas = 4;

    private readonly List<TokenId> _tokens;
    private readonly ChannelWriter<GenerationEvent> _events;
    private bool _started;

    /// <summary>Wraps a request; gives the reading end of its events.</summary>
    /// <param name="request">Validated.</param>
    /// <param name="arrival">Order of acceptance.</param>
    /// <param name="endTokens">The tokens with which the model says that it has finished.</param>
    /// <param name="events">The reading end.</param>
    /// <param name="grammar">What its output must conform to, or null.</param>
    public Sequence(
        GenerationRequest request, long arrival, ReadOnlyMemory<TokenId> endTokens, out ChannelReader<GenerationEvent> events,
        OutputGrammar? grammar = null)
    {
        var channel = Channel.CreateBounded<GenerationEvent>(
            new BoundedChannelOptions(request.TokensOutputMax + EventsBesideDeltas)
            {
                SingleReader = true,
                SingleWriter = true,
                AllowSynchronousContinuations = false,
            });
        events = channel.Reader;
        _events = channel.Writer;
        _tokens = [.. request.Prompt];
        Request = request;
        Arrival = arrival;
        Grammar = grammar;
        Sampler = new TokenSampler(request, endTokens, grammar);
        Output = new OutputText(request.StopStrings, (request.Mark as OutputMark.Text)?.Value);
        LogProbs = request.LogProbsTop is null ? null : new OutputLogProbs();
        PromptReading = request.PromptLogProbsTop is { } top ? new PromptReading(request.Prompt.Count, top) : null;
    }

    public GenerationRequest Request { get; }

    /// <summary>Order of acceptance: lower came earlier.</summary>
    public long Arrival { get; }

    /// <summary>Prompt and generated tokens.</summary>
    public IReadOnlyList<TokenId> Tokens => _tokens;

    public TokenSampler Sampler { get; }

    /// <summary>What its output must conform to; null for anything.</summary>
    public OutputGrammar? Grammar { get; }

    public OutputText Output { get; }

    /// <summary>Of the output's tokens; null where they are not asked for.</summary>
    public OutputLogProbs? LogProbs { get; }

    /// <summary>Of the prompt's tokens; null where they are not asked for.</summary>
    public PromptReading? PromptReading { get; }

    /// <summary>Whether rows of its prompt must still be computed for the sake of their logits, cached or not.</summary>
    public bool ReadsPrompt => PromptReading is { IsComplete: false };

    /// <summary>When its client handed it in; null where that is when the scheduler got it.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>When it was handed in.</summary>
    public DateTimeOffset EnteredAt { get; private set; }

    /// <summary>What was measured of it.</summary>
    public SequenceClock Clock { get; } = new();

    /// <summary>Its waiting and its turns.</summary>
    public SequenceTurn Turn { get; } = new();

    /// <summary>What its client has had.</summary>
    public ClientShare Share { get; private set; } = new();

    /// <summary>Its slot in the context while it runs.</summary>
    public SequenceId? Slot { get; private set; }

    /// <summary>A beginning of its text that another sequence is computing, for which it waits.</summary>
    public AwaitedPrefix? AwaitedPrefix { get; set; }

    /// <summary>How much of the prompt was found in the cache when it first ran.</summary>
    public int Cached { get; private set; }

    /// <summary>How many of its tokens are in the KV cache.</summary>
    public int Computed { get; private set; }

    /// <summary>Tokens still to compute before the next one can be drawn: 1 while decoding, more during prefill.</summary>
    public int Pending => _tokens.Count - Computed;

    /// <summary>
    /// Where the text of one that waits for its beginning parts from its own. A chunk ends there, so that both go on in the same step.
    /// </summary>
    public int AwaitedUpTo { get; private set; }

    /// <summary>How many of the pending tokens a step may compute.</summary>
    public int ChunkMax => Math.Min(
        AwaitedUpTo > Computed ? AwaitedUpTo - Computed : Pending,
        PromptReading?.Limit(Pending) ?? Pending);

    /// <summary>How much of the cached beginning of its text it can use.</summary>
    public int ReusableMax => ReadsPrompt ? PromptReading!.RowsRead : _tokens.Count - 1; // the last row's logits are always needed

    public int Generated => _tokens.Count - Request.Prompt.Count;

    /// <summary>How many of its last tokens were not drawn, as nothing else could come.</summary>
    public int Forced { get; private set; }

    /// <summary>Whether what is pending was just generated; else its prompt, or what it had to give up, is still being read.</summary>
    public bool IsDecoding => Generated > 0 && Pending <= 1 + Forced;

    public bool HasEnded { get; private set; }

    /// <summary>Whether nobody may cancel it any more: it ended or was cancelled. Guarded by the queue.</summary>
    public bool HasLeft { get; set; }

    /// <summary>Whether it has left the queue. Guarded by the queue.</summary>
    public bool HasBegun { get; set; }

    public Usage Usage => new(Request.Prompt.Count, Generated, Cached);

    /// <summary>Whether its client has stopped waiting.</summary>
    public bool IsExpired(DateTimeOffset now) => Request.Deadline is { } deadline && now >= deadline;

    /// <summary>The queue has it.</summary>
    public void Enter(ClientShare share, DateTimeOffset now)
    {
        (Share, EnteredAt) = (share, SubmittedAt ?? now);
        Turn.Wait(EnteredAt);
    }

    /// <summary>Whether it has precedence over another that runs.</summary>
    public bool GoesBefore(Sequence other) =>
        (Request.Priority, Arrival).CompareTo((other.Request.Priority, other.Arrival)) < 0;

    /// <summary>It runs, beginning with what the cache holds of its text.</summary>
    public void Begin(SequenceId slot, int cached)
    {
        Slot = slot;
        Computed = cached;
        if (!_started) Cached = cached;
    }

    /// <summary>Another waits for so much of its text, which is still to be computed.</summary>
    public void AwaitUpTo(int length) => AwaitedUpTo = AwaitedUpTo > Computed ? Math.Min(AwaitedUpTo, length) : length;

    public void MarkComputed(int count)
    {
        Invariant.Check(count <= Pending);
        Computed += count;
    }

    /// <summary>Forgets what was computed, as its cells are given up.</summary>
    public void DropComputed()
    {
        Computed = 0;
        Slot = null;
    }

    /// <summary>Takes a token that was drawn.</summary>
    public void Append(TokenId token)
    {
        _tokens.Add(token);
        Forced = 0;
    }

    /// <summary>Takes a token that had to come.</summary>
    public void AppendForced(TokenId token)
    {
        _tokens.Add(token);
        Forced++;
    }

    public void EmitStarted()
    {
        if (_started) return;
        _started = true;
        Emit(new GenerationEvent.Started());
    }

    /// <summary>Tells of the prompt, once, when it is computed.</summary>
    public void EmitPrompt()
    {
        if (PromptReading is null || Generated > 0) return;
        Emit(new GenerationEvent.PromptLogProbs(PromptReading.Tokens));
    }

    /// <summary>Tells of more text.</summary>
    /// <param name="text">May be empty.</param>
    /// <param name="isRest">Whether this is all that was held back, so that tokens without text come now.</param>
    public void EmitDelta(string text, bool isRest = false)
    {
        IReadOnlyList<DeltaToken> tokens = LogProbs is null ? [] : isRest ? LogProbs.TakeRest(text) : LogProbs.Take(text);
        if (text.Length > 0 || tokens.Count > 0) Emit(new GenerationEvent.Delta(text, tokens));
    }

    /// <summary>Tells that the mark has come.</summary>
    public void EmitMarked()
    {
        LogProbs?.Drop();
        Emit(new GenerationEvent.Marked());
    }

    public void End(GenerationEvent terminal)
    {
        Invariant.Check(terminal is GenerationEvent.Finished or GenerationEvent.Failed);
        Emit(terminal);
        HasEnded = true;
        _events.Complete();
    }

    private void Emit(GenerationEvent what)
    {
        Invariant.Check(!HasEnded);
        var written = _events.TryWrite(what);
        Invariant.Check(written);
    }
}
