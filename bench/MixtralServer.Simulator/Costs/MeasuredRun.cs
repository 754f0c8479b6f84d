namespace MixtralServer.Simulator.Costs;

/// <summary>A measured run of one step, or of all the steps that read some prompts.</summary>
/// <param name="IsPrompts">Whether prompts were read; else one step was taken.</param>
/// <param name="Sequences">Prompts, or decode rows.</param>
/// <param name="Depth">Tokens of each.</param>
/// <param name="Chunk">Prompt rows of a step.</param>
/// <param name="IsShared">Whether all decode rows attend to the same cells.</param>
/// <param name="Ms">How long it took.</param>
internal sealed record MeasuredRun(bool IsPrompts, int Sequences, int Depth, int Chunk, bool IsShared, double Ms)
{
    /// <summary>The steps of the run.</summary>
    public IEnumerable<StepShape> Steps() => IsPrompts ? PromptSteps() : [Step()];

    /// <inheritdoc/>
    public override string ToString() => IsPrompts
        ? $"{Sequences} x {Depth} prompt tokens, chunks of {Chunk}"
        : $"{Sequences} decode rows at {Depth}{(IsShared ? " (shared)" : "")}, {Chunk} prompt rows";

    private StepShape Step()
    {
        var used = (IsShared ? Depth : Sequences * Depth) + Chunk;
        return new StepShape(Sequences, Chunk, (double)Sequences * Depth, Chunk * (Chunk + 1) / 2.0, used);
    }

    private IEnumerable<StepShape> PromptSteps()
    {
        for (var prompt = 0; prompt < Sequences; prompt++)
        {
            for (var from = 0; from < Depth; from += Chunk)
            {
                var rows = Math.Min(Chunk, Depth - from);
                var attended = rows * (from + ((rows + 1) / 2.0));
                yield return new StepShape(0, rows, 0, attended, (prompt * Depth) + from + rows);
            }
        }
    }
}
