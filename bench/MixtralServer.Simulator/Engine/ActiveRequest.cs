using System.Threading.Channels;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;
using MixtralServer.Simulator.Workloads;

namespace MixtralServer.Simulator.Engine;

/// <summary>A request that was handed in and has not ended.</summary>
/// <param name="conversation">Whose it is.</param>
/// <param name="turn">Which of the conversation's.</param>
/// <param name="sequence">The engine's side of it.</param>
/// <param name="events">What the engine tells of it.</param>
/// <param name="arrivedAt">When its client sent it.</param>
internal sealed class ActiveRequest(
    Conversation conversation, int turn, Sequence sequence, ChannelReader<GenerationEvent> events, TimeSpan arrivedAt)
{
    public Conversation Conversation { get; } = conversation;

    public int Turn { get; } = turn;

    public Sequence Sequence { get; } = sequence;

    public ChannelReader<GenerationEvent> Events { get; } = events;

    public TimeSpan ArrivedAt { get; } = arrivedAt;

    /// <summary>When the first of its rows was computed.</summary>
    public TimeSpan? StartedAt { get; set; }

    /// <summary>When it had its first token.</summary>
    public TimeSpan? FirstAt { get; set; }

    /// <summary>When it had its latest token.</summary>
    public TimeSpan LatestAt { get; set; }

    /// <summary>The longest time between two of its tokens, in milliseconds.</summary>
    public float WorstGapMs { get; set; }

    /// <summary>Whether its client waited for the first token as long as it could.</summary>
    public bool RanOutOfPatience { get; set; }
}
