namespace MixtralServer.Configuration.Yaml;

/// <summary>A word in a file or on the command line and what it stands for.</summary>
internal sealed record Choice<T>(string Name, T Value);

/// <summary>Looks words up.</summary>
internal static class Choice
{
    /// <summary>The index of the choice with that name (case does not matter), or null.</summary>
    public static int? IndexOf<T>(IReadOnlyList<Choice<T>> choices, string name)
    {
        for (var index = 0; index < choices.Count; index++)
        {
            if (string.Equals(choices[index].Name, name, StringComparison.OrdinalIgnoreCase))
                return index;
        }

        return null;
    }
}
