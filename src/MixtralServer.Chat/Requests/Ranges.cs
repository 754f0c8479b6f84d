using System.Globalization;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat.Requests;

/// <summary>Checks numbers of a request; absent ones are fine.</summary>
internal static class Ranges
{
    // Written so that a value that is no number fails too.
    public static RequestProblem? Check(double? value, double min, double max, string parameter) =>
        value is not { } number || (number >= min && number <= max)
            ? null
            : Problems.Invalid(
                parameter,
                string.Create(
                    CultureInfo.InvariantCulture, $"{parameter} must be between {min} and {max}, but was {number}."));

    public static RequestProblem? CheckPositive(int? value, string parameter) =>
        value is null or >= 1 ? null : Problems.Invalid(parameter, $"{parameter} must be at least 1, but was {value}.");
}
