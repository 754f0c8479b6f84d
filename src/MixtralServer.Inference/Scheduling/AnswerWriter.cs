using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Scheduling;

/// <summary>
/// Takes the tokens that were drawn: their text goes to the client, and with what must follow them the answer goes on or ends.
/// </summary>
/// <param name="tokenizer">The model's vocabulary.</param>
/// <param name="end">Ends a sequence with its terminal event.</param>
internal sealed class AnswerWriter(ITokenizer tokenizer, Action<Sequence, GenerationEvent> end)
{
    /// <summary>Takes the token that was drawn for a sequence.</summary>
    /// <param name="sequence">Its pending tokens are computed.</param>
    /// <param name="drawn">Null where none could be drawn: the request fails.</param>
    /// <param name="logProbs">How likely it was; null where that is not told.</param>
    public void Take(Sequence sequence, TokenId? drawn, TokenLogProbs? logProbs)
    {
        if (drawn is not { } token)
        {
            EndWithoutToken(sequence);
            return;
        }

        sequence.Append(token);
        if (EndsOutput(sequence, token))
        {
            if (logProbs is not null) sequence.LogProbs?.Count(logProbs);
            Finish(sequence, FinishReason.Stop, sequence.Output.Flush(), isRest: true);
            return;
        }

        if (logProbs is not null) Tell(sequence, token, logProbs);
        if (!TryWriteAll(sequence, token, sequence.Sampler.TakeForced(token))) return;
        sequence.Grammar?.LookAhead();
    }

    /// <summary>Ends a sequence because the runtime or the model is at fault.</summary>
    public void Fail(Sequence sequence, string message)
    {
        var problem = new RequestProblem(ProblemKind.Internal, "generation_failed", message);
        end(sequence, new GenerationEvent.Failed(problem, sequence.Usage));
    }

    private bool EndsOutput(Sequence sequence, TokenId token) =>
        tokenizer.IsEndOfGeneration(token) || sequence.Request.StopTokens.Contains(token);

    private static void Tell(Sequence sequence, TokenId token, TokenLogProbs logProbs)
    {
        if (sequence.Output.IsMarked || IsMark(sequence, token)) sequence.LogProbs?.Count(logProbs);
        else sequence.LogProbs?.Add(sequence.Output.Length, logProbs);
    }

    private bool TryWriteAll(Sequence sequence, TokenId drawn, ReadOnlySpan<TokenId> forced)
    {
        if (!TryWrite(sequence, drawn, isLast: forced.IsEmpty, "", out var text)) return false;
        for (var i = 0; i < forced.Length; i++)
        {
            sequence.AppendForced(forced[i]);
            if (!TryWrite(sequence, forced[i], isLast: i == forced.Length - 1, text, out text)) return false;
        }

        sequence.EmitDelta(text);
        return true;
    }

    // Adds a token's text to what is to be sent. False where the output is over with it; then all was sent.
    private bool TryWrite(Sequence sequence, TokenId token, bool isLast, string before, out string text)
    {
        text = Join(sequence, before, token, out var stopped);
        if (stopped) Finish(sequence, FinishReason.Stop, text, isRest: false);
        else if (isLast && sequence.Grammar is { MustEnd: true })
            Finish(sequence, FinishReason.Stop, text + sequence.Output.Flush(), isRest: true);
        else if (sequence.Generated == sequence.Request.TokensOutputMax)
            Finish(sequence, FinishReason.Length, text + sequence.Output.Flush(), isRest: true);
        else return true;
        return false;
    }

    // The text of a token, behind that of the tokens before it unless a mark parts them.
    private string Join(Sequence sequence, string before, TokenId token, out bool stopped)
    {
        stopped = false;
        if (IsMark(sequence, token))
        {
            sequence.EmitDelta(before + sequence.Output.Mark(), isRest: true);
            sequence.EmitMarked();
            return "";
        }

        var wasMarked = sequence.Output.IsMarked;
        var mayStop = sequence.Generated >= sequence.Request.Sampling.TokensOutputMin;
        var text = sequence.Output.Append(tokenizer.Bytes(token), out stopped, mayStop);
        if (sequence.Output.IsMarked && !wasMarked) sequence.EmitMarked();
        return before + text;
    }

    private static bool IsMark(Sequence sequence, TokenId token) =>
        !sequence.Output.IsMarked && sequence.Request.Mark is OutputMark.Token(var mark) && mark == token;

    private void Finish(Sequence sequence, FinishReason reason, string lastText, bool isRest)
    {
        sequence.EmitDelta(lastText, isRest);
        end(sequence, new GenerationEvent.Finished(reason, sequence.Usage, sequence.LogProbs?.Sum));
    }

    private void EndWithoutToken(Sequence sequence)
    {
        if (sequence.Grammar is not { Problem: { } why })
        {
            Fail(sequence, WhyNoToken(sequence));
            return;
        }

        var problem = new RequestProblem(
            ProblemKind.InvalidRequest,
            "constraint_too_costly",
            $"The output could not be kept within what was asked for: {why}.",
            sequence.Request.Constraint?.Parameter);
        end(sequence, new GenerationEvent.Failed(problem, sequence.Usage));
    }

    private static string WhyNoToken(Sequence sequence) => sequence.Grammar is null
        ? "The model produced no usable probabilities (all NaN or infinite); its weights may be damaged."
        : "No token is possible: the model gives none that conforms, or what conforms is forbidden by logit_bias or min_tokens.";
}
