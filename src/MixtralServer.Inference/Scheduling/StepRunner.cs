using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Sampling;

namespace MixtralServer.Inference.Scheduling;

/// <summary>
/// One step of the engine: plan, decode, sample, accept. A plain function of what it is given: no thread, no clock, no waiting,
/// so that a test can drive it step by step.
/// </summary>
internal sealed class StepRunner
{
    private readonly Scheduler _scheduler;
    private readonly IModelContext _context;
    private readonly Action<Sequence, GenerationEvent> _ended;
    private readonly AnswerWriter _answers;
    private readonly RowSampler _sampler;
    private readonly PromptReader _promptReader;
    private readonly List<Sequence> _drawing = []; // bounded by the running sequences
    private readonly BatchRow[] _rows;

    /// <param name="scheduler">Its limits are the context's.</param>
    /// <param name="context">Used on the calling thread alone.</param>
    /// <param name="tokenizer">The model's vocabulary.</param>
    /// <param name="ended">Told of each sequence that is over, before its client is: who hears of the end may use the room at once.</param>
    public StepRunner(
        Scheduler scheduler, IModelContext context, ITokenizer tokenizer, Action<Sequence, GenerationEvent> ended)
    {
        _scheduler = scheduler;
        _context = context;
        _ended = ended;
        _answers = new AnswerWriter(tokenizer, End);
        _sampler = new RowSampler(context.SequenceCount, context.VocabularySize, Environment.ProcessorCount);
        _promptReader = new PromptReader(context);
        _rows = new BatchRow[context.BatchSize];
    }

    /// <summary>Runs one step; nothing happens when there is nothing to do.</summary>
    /// <returns>What the step computed; valid until the next.</returns>
    public StepPlan Run(DateTimeOffset now)
    {
        var plan = _scheduler.Plan(now);
        _scheduler.Cells.ApplyEdits(_context);
        if (plan.RowCount == 0) return plan;

        plan.WriteRows(_rows);
        var result = _context.Decode(_rows.AsSpan(0, plan.RowCount));
        switch (result.Status)
        {
            case DecodeStatus.Ok:
                Accept(plan);
                break;
            case DecodeStatus.NoSpace:
                MakeSpace(plan, now);
                break;
            case DecodeStatus.Failed:
                Isolate(plan, result.Detail);
                break;
        }

        return plan;
    }

    /// <summary>Ends a living sequence, whatever it is doing, and frees its cells.</summary>
    public void End(Sequence sequence, GenerationEvent terminal)
    {
        // What a failed computation left behind is not to be trusted.
        var isSound = terminal is not GenerationEvent.Failed { Problem.Kind: ProblemKind.Internal };
        _scheduler.Remove(sequence, keep: isSound);
        _scheduler.Cells.ApplyEdits(_context);
        _ended(sequence, terminal);
        sequence.End(terminal);
    }

    private void Accept(StepPlan plan)
    {
        _sampler.Clear();
        _drawing.Clear();
        foreach (var chunk in plan.Chunks)
        {
            var (sequence, draws) = (chunk.Sequence, chunk.DrawsToken);
            _promptReader.Read(chunk);
            if (draws)
            {
                _sampler.Add(sequence.Sampler, _context.Logits(chunk.LastRow), sequence.Request.LogProbsTop);
                _drawing.Add(sequence);
            }

            _scheduler.Commit(chunk);
            sequence.EmitStarted();
            if (draws) sequence.EmitPrompt();
        }

        _sampler.Draw();
        for (var i = 0; i < _drawing.Count; i++) _answers.Take(_drawing[i], _sampler.Rows[i].Token, _sampler.Rows[i].LogProbs);
    }

    private void MakeSpace(StepPlan plan, DateTimeOffset now)
    {
        if (_scheduler.MakeSpace(plan.RowCount, now))
        {
            _scheduler.Cells.ApplyEdits(_context);
            return;
        }

        _answers.Fail(plan.Chunks[0].Sequence, "The KV cache has no room for this request although nothing else runs; raise kv_cells.");
    }

    private void Isolate(StepPlan plan, string? detail)
    {
        foreach (var chunk in plan.Chunks) _context.Truncate(chunk.Sequence.Slot!.Value, chunk.Sequence.Computed);
        if (!plan.IsRetry) _scheduler.SuspectAll(plan);
        else _answers.Fail(plan.Chunks[0].Sequence, $"The runtime could not compute this request ({detail ?? "no reason given"}).");
    }
}
