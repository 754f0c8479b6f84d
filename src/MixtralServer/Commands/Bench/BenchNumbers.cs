using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace MixtralServer.Commands.Bench;

/// <summary>The number options of the measuring commands.</summary>
internal static class BenchNumbers
{
    /// <summary>One whole number.</summary>
    public static Option<int> One(string name, int usual, int least, string description)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < least)
                result.AddError($"{name} must be {least} or more.");
        });
        return option;
    }

    /// <summary>Several whole numbers above 0, with commas between them.</summary>
    /// <param name="name">The option.</param>
    /// <param name="usual">Where nothing is given.</param>
    /// <param name="kind">What one of them is, as in "'x' is no KIND".</param>
    /// <param name="description">For the help.</param>
    public static Option<int[]> Several(string name, int[] usual, string kind, string description) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => usual,
        CustomParser = result => Parse(result, kind, usual),
    };

    private static int[] Parse(ArgumentResult result, string kind, int[] usual)
    {
        var numbers = new List<int>();
        foreach (var word in result.Tokens.SelectMany(token => token.Value.Split(',')))
        {
            if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
                numbers.Add(number);
            else
                result.AddError($"'{word}' is no {kind}; give whole numbers such as {string.Join(',', usual)}.");
        }

        return [.. numbers];
    }
}
