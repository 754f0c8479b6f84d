using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;

namespace MixtralServer.Inference.Telemetry;

/// <summary>Sees what the decode thread does, and counts and measures it. Used by that thread alone; allocates nothing.</summary>
internal sealed class EngineObserver(string model, EngineGauges gauges, EngineMeter? meter, TimeProvider time)
{
    private long _preemptions;

    /// <summary>A sequence has had its first turn.</summary>
    public void Begun(Sequence sequence)
    {
        gauges.Add(EngineGauge.PromptTokens, sequence.Usage.PromptTokens);
        gauges.Add(EngineGauge.CachedTokens, sequence.Cached);
        var waited = sequence.Turn.FirstAt!.Value - sequence.EnteredAt;
        meter?.RecordBegun(model, sequence.Request.Priority, waited, sequence.Usage.PromptTokens, sequence.Cached);
    }

    /// <summary>A step was computed.</summary>
    /// <param name="plan">What it computed.</param>
    /// <param name="took">How long it took.</param>
    /// <param name="now">The time after it.</param>
    public void Stepped(StepPlan plan, TimeSpan took, DateTimeOffset now)
    {
        if (plan.RowCount == 0) return;
        var tokens = CountTokens(plan, now);
        gauges.Recent.MoveTo(now);
        gauges.Recent.Add(RecentCount.Steps, now, 1);
        gauges.Recent.Add(RecentCount.StepTicks, now, took.Ticks);
        gauges.Recent.Add(RecentCount.PromptRows, now, plan.RowCount - plan.DecodeRowCount);
        gauges.Recent.Add(RecentCount.OutputTokens, now, tokens);
        gauges.Add(EngineGauge.Steps, 1);
        gauges.Set(EngineGauge.StepTicks, took.Ticks);
        gauges.Set(EngineGauge.StepRows, plan.RowCount);
        gauges.Add(EngineGauge.Rows, plan.RowCount);
        gauges.Add(EngineGauge.OutputTokens, tokens);
        meter?.RecordStep(model, took, plan.RowCount, tokens);
    }

    /// <summary>The scheduler's figures have changed.</summary>
    public void Publish(Scheduler scheduler)
    {
        gauges.Publish(scheduler);
        if (scheduler.Preemptions == _preemptions) return;
        meter?.RecordPreemptions(model, scheduler.Preemptions - _preemptions);
        _preemptions = scheduler.Preemptions;
    }

    /// <summary>A sequence is over.</summary>
    public void Ended(Sequence sequence, GenerationEvent terminal)
    {
        gauges.Add(terminal is GenerationEvent.Finished ? EngineGauge.Finished : EngineGauge.Failed, 1);
        if (sequence.Turn.Count == 0) return;
        var now = time.GetUtcNow();
        gauges.Recent.MoveTo(now);
        gauges.Recent.Add(RecentCount.Ended, now, 1);
    }

    private int CountTokens(StepPlan plan, DateTimeOffset now)
    {
        var tokens = 0;
        var isTimed = meter is { MeasuresTokens: true };
        var timestamp = isTimed ? time.GetTimestamp() : 0;
        for (var i = 0; i < plan.Chunks.Count; i++)
        {
            var sequence = plan.Chunks[i].Sequence;
            var drawn = sequence.Generated - sequence.Clock.Tokens;
            if (drawn <= 0) continue;
            if (isTimed) Measure(sequence, now, timestamp);
            sequence.Clock.Tokens = sequence.Generated;
            tokens += drawn;
        }

        return tokens;
    }

    private void Measure(Sequence sequence, DateTimeOffset now, long timestamp)
    {
        var clock = sequence.Clock;
        if (clock.Tokens == 0) meter!.RecordFirstToken(model, sequence.Request.Priority, now - sequence.EnteredAt);
        else if (clock.LastTokenAt != 0) meter!.RecordToken(model, time.GetElapsedTime(clock.LastTokenAt, timestamp));
        clock.LastTokenAt = timestamp;
    }
}
