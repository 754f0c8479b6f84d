using System.Runtime.CompilerServices;

namespace MixtralServer.Inference;

/// <summary>Checks that stay on in Release: a broken invariant ends the step loudly instead of answering wrongly.</summary>
internal static class Invariant
{
    /// <summary>Throws <see cref="InvalidOperationException"/> naming the condition where it does not hold.</summary>
    public static void Check(bool condition, [CallerArgumentExpression(nameof(condition))] string expression = "")
    {
        if (!condition) throw new InvalidOperationException($"Broken invariant: {expression}");
    }
}
