using System.Text;
using System.Threading.Channels;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;

namespace MixtralServer.Inference.Tests.Simulation;

/// <summary>A request of the simulated world: when it comes, when its client gives up, and what it was told.</summary>
internal sealed class SimulatedRequest(GenerationRequest request, int arrivalStep, int? cancelStep)
{
    private readonly StringBuilder _text = new();

    public GenerationRequest Request { get; } = request;

    public int ArrivalStep { get; } = arrivalStep;

    public int? CancelStep { get; } = cancelStep;

    public Sequence? Sequence { get; set; }

    public ChannelReader<GenerationEvent>? Events { get; set; }

    public string Text => _text.ToString();

    /// <summary>The output's tokens, with their places in the text.</summary>
    public List<TokenTold> Tokens { get; } = [];

    /// <summary>The prompt's tokens, where told.</summary>
    public List<TokenTold>? Prompt { get; private set; }

    public bool HasStarted { get; private set; }

    public GenerationEvent? Terminal { get; private set; }

    /// <summary>Reads what is there, checking the order of events.</summary>
    public void Read()
    {
        while (Events is not null && Events.TryRead(out var next))
        {
            Assert.Null(Terminal);
            HasStarted |= next is GenerationEvent.Started;
            if (next is GenerationEvent.PromptLogProbs prompt) TakePrompt(prompt);
            if (next is GenerationEvent.Delta delta) TakeDelta(delta);
            if (next is GenerationEvent.Finished or GenerationEvent.Failed) Terminal = next;
        }
    }

    private void TakePrompt(GenerationEvent.PromptLogProbs prompt)
    {
        Assert.Null(Prompt);
        Assert.Equal(0, _text.Length);
        Assert.Equal(Request.Prompt.Count, prompt.Tokens.Count);
        Assert.Null(prompt.Tokens[0]);
        Prompt = [.. prompt.Tokens.Skip(1).Select((token, i) => new TokenTold(i, token!))];
    }

    private void TakeDelta(GenerationEvent.Delta delta)
    {
        Assert.True(delta.Text.Length > 0 || delta.Tokens.Count > 0);
        Assert.True(delta.Tokens.Count == 0 || Request.LogProbsTop is not null);
        Assert.All(delta.Tokens, token => Assert.InRange(token.Start, 0, delta.Text.Length));
        Tokens.AddRange(delta.Tokens.Select(token => new TokenTold(_text.Length + token.Start, token.LogProbs)));
        _text.Append(delta.Text);
    }
}
