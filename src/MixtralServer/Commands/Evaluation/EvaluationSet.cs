namespace MixtralServer.Commands.Evaluation;

/// <summary>Finds and reads evaluation sets: files of one task a line, whose names end in <c>.jsonl</c>.</summary>
internal static class EvaluationSet
{
    /// <summary>The environment variable that names the set where no other is named.</summary>
    public const string Variable = "MIXTRAL_EVALUATION_SET";

    private const int TasksMax = 1_000_000;

    /// <summary>The tasks of a file, or of all files of a folder in the order of their names.</summary>
    /// <param name="named">The file or folder; null for the one that the environment names.</param>
    /// <param name="environment">Looks environment variables up.</param>
    /// <exception cref="IOException">It is not there or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A line is no task; the message says which and why.</exception>
    public static IReadOnlyList<EvaluationTask> Read(string? named, Func<string, string?> environment)
    {
        var place = named ?? environment(Variable);
        if (string.IsNullOrEmpty(place))
        {
            throw new FileNotFoundException(
                $"No evaluation set: name one with --set FILE, or run ./mixtral eval in the repository, which has one. ({Variable} is not set.)");
        }

        var tasks = FilesOf(place).SelectMany(ReadFile).Take(TasksMax + 1).ToList();
        return tasks.Count switch
        {
            0 => throw new InvalidDataException($"{place} has no tasks."),
            > TasksMax => throw new InvalidDataException($"{place} has more than {TasksMax} tasks."),
            _ => tasks,
        };
    }

    /// <summary>The part of a set that is wanted, in its order.</summary>
    /// <param name="tasks">The set.</param>
    /// <param name="skill">The only skill wanted; null for all.</param>
    /// <param name="limit">How many tasks of each skill; null for all.</param>
    /// <exception cref="InvalidDataException">There is no such skill.</exception>
    public static IReadOnlyList<EvaluationTask> Select(IReadOnlyList<EvaluationTask> tasks, string? skill, int? limit)
    {
        var skills = tasks.GroupBy(task => task.Skill).Where(group => skill is null || group.Key == skill).ToList();
        if (skills.Count == 0)
            throw new InvalidDataException($"The set has no skill {skill}, but {string.Join(", ", tasks.Select(task => task.Skill).Distinct())}.");
        return [.. skills.SelectMany(group => group.Take(limit ?? int.MaxValue))];
    }

    private static IEnumerable<string> FilesOf(string place) => Directory.Exists(place)
        ? Directory.GetFiles(place, "*.jsonl").Order(StringComparer.Ordinal)
        : [place];

    private static IEnumerable<EvaluationTask> ReadFile(string path)
    {
        var texts = EvaluationTexts.Beside(path);
        return File.ReadLines(path).Index()
            .Where(line => line.Item.Length > 0)
            .Select(line => ReadLine(path, line.Index + 1, line.Item, texts));
    }

    private static EvaluationTask ReadLine(string path, int number, string line, EvaluationTexts texts)
    {
        try
        {
            return EvaluationTask.Read(line, texts);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path}, line {number} is no task: {e.Message}", e);
        }
    }
}
