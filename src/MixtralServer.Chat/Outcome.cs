using System.Diagnostics.CodeAnalysis;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat;

/// <summary>A value, or the reason why a request has none.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public abstract record Outcome<T>
{
    private Outcome()
    {
    }

    /// <summary>The value.</summary>
    public sealed record Accepted(T Value) : Outcome<T>;

    /// <summary>What is wrong with the request.</summary>
    public sealed record Refused(RequestProblem Problem) : Outcome<T>;

    /// <summary>Takes the outcome apart.</summary>
    /// <returns>Whether there is a value rather than a problem.</returns>
    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out RequestProblem? problem)
    {
        value = this is Accepted accepted ? accepted.Value : default;
        problem = (this as Refused)?.Problem;
        return problem is null;
    }

    /// <summary>Wraps a value.</summary>
    public static implicit operator Outcome<T>(T value) => new Accepted(value);

    /// <summary>Wraps a problem.</summary>
    public static implicit operator Outcome<T>(RequestProblem problem) => new Refused(problem);
}
