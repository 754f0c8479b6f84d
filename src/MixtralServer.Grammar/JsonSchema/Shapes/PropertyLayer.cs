namespace MixtralServer.Grammar.JsonSchema.Shapes;

/// <summary>What one schema demands of properties. Several layers hold at once, each with a rest of its own.</summary>
internal sealed class PropertyLayer
{
    private readonly Dictionary<string, Demand> _byName;

    /// <summary>Makes a layer.</summary>
    /// <param name="declared">By name.</param>
    /// <param name="patterns">By regular expression.</param>
    /// <param name="additional">All others.</param>
    public PropertyLayer(IEnumerable<NamedDemand> declared, IEnumerable<NamedDemand> patterns, Demand additional)
    {
        Declared = [.. declared];
        Patterns = [.. patterns];
        Additional = additional;
        _byName = Declared.ToDictionary(property => property.Name, property => property.Demand);
    }

    public IReadOnlyList<NamedDemand> Declared { get; }

    public IReadOnlyList<NamedDemand> Patterns { get; }

    public Demand Additional { get; }

    /// <summary>Whether the schema itself says something of all other properties.</summary>
    public bool TakesAll { get; init; }

    /// <summary>Whether it looks at the properties it names, so that they do not count as unevaluated.</summary>
    public bool Evaluates { get; init; }

    /// <summary>The same demands, of a schema that looks at nothing.</summary>
    public PropertyLayer Unseen() => Evaluates ? new PropertyLayer(Declared, Patterns, Additional) : this;

    /// <summary>What the value of a property must satisfy.</summary>
    public Demand Of(string name, Func<string, string, bool> matches)
    {
        var found = _byName.TryGetValue(name, out var demand);
        demand ??= Demand.Any;
        foreach (var pattern in Patterns)
        {
            if (!matches(pattern.Name, name)) continue;
            found = true;
            demand = demand.And(pattern.Demand);
        }

        return found ? demand : Additional;
    }

    /// <summary>What the value of an undeclared property must satisfy whose name matches just these patterns.</summary>
    public Demand Of(IReadOnlySet<string> matched)
    {
        var own = Patterns.Where(pattern => matched.Contains(pattern.Name)).ToList();
        return own.Count == 0 ? Additional : own.Aggregate(Demand.Any, (demand, pattern) => demand.And(pattern.Demand));
    }
}
