using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MixtralServer.Configuration;
using MixtralServer.Configuration.Yaml;

namespace MixtralServer.Commands;

/// <summary>The kinds of options that several commands or several options share.</summary>
internal static class OptionKinds
{
    /// <summary>Names a catalogue.</summary>
    public static Option<string?> Catalog() => new("--catalog")
    {
        HelpName = "FILE",
        Description = $"The model catalogue [default: ${CatalogLocation.Variable}, ./models.yaml]",
    };

    /// <summary>A whole number within bounds.</summary>
    public static Option<int?> Number(string name, int min, int max, string description) => new(name)
    {
        HelpName = "N",
        Description = description,
        CustomParser = result => Parsed<int>(result, $"a whole number from {min} to {max}", text =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= min && number <= max ? number : null),
    };

    /// <summary>One of several words; the first is the default.</summary>
    public static Option<T> OneOf<T>(string name, IReadOnlyList<Choice<T>> choices, string description)
    {
        var names = choices.Select(choice => choice.Name).ToList();
        return new(name)
        {
            HelpName = string.Join('|', names),
            Description = $"{description} [default: {names[0]}]",
            CustomParser = result =>
            {
                var allowed = $"one of {string.Join(", ", names)}";
                return choices[Parsed<int>(result, allowed, text => Choice.IndexOf(choices, text)) ?? 0].Value;
            },
        };
    }

    /// <summary>Any value that <paramref name="parse"/> takes (it gives null for others).</summary>
    public static T? Parsed<T>(ArgumentResult result, string allowed, Func<string, T?> parse)
        where T : struct
    {
        var (option, written) = ((OptionResult)result.Parent!, result.Tokens[0].Value);
        var value = parse(written);
        if (value is null)
            result.AddError($"{option.Option.Name}: \"{written}\" is not allowed; give {allowed}.");
        return value;
    }
}
