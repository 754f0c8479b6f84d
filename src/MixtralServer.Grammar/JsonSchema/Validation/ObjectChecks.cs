using System.Text.Json;
using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Validation;

/// <summary>Properties: their schemas, how many, which.</summary>
internal static class ObjectChecks
{
    public static SchemaViolation? Check(
        SchemaKeyword keyword, Instance instance, Evaluation evaluation, PatternCache patterns, Evaluated evaluated)
    {
        if (instance.Value.ValueKind != JsonValueKind.Object) return null;
        return keyword switch
        {
            SchemaKeyword.MinProperties(_, var min) when Count(instance) < min
                => instance.Breaks(keyword, $"The object must have at least {min} properties."),
            SchemaKeyword.MaxProperties(_, var max) when Count(instance) > max
                => instance.Breaks(keyword, $"The object must have at most {max} properties."),
            SchemaKeyword.Required(_, var names) => CheckNeeded(keyword, names, instance),
            SchemaKeyword.DependentRequired(_, var name, var needed) when Has(instance, name)
                => CheckNeeded(keyword, needed, instance),
            SchemaKeyword.DependentSchema(_, var name, var schema) when Has(instance, name)
                => evaluation.CheckBeside(schema, instance, evaluated),
            SchemaKeyword.PropertyNames(_, var schema) => CheckEach(
                instance, evaluation, property => evaluation.Check(schema, instance.Name(property.Name), new Evaluated())),
            SchemaKeyword.Properties properties => CheckEach(
                instance, evaluation, property => CheckProperty(properties, property, instance, evaluation, patterns, evaluated)),
            SchemaKeyword.UnevaluatedProperties(_, var schema) => CheckEach(
                instance, evaluation, property => CheckUnevaluated(schema, property, instance, evaluation, evaluated)),
            _ => null,
        };
    }

    // A name that comes twice is one property; its last value counts, as most readers have it.
    private static IEnumerable<JsonProperty> PropertiesOf(Instance instance)
        => instance.Value.EnumerateObject().Reverse().DistinctBy(property => property.Name).Reverse();

    private static int Count(Instance instance) => PropertiesOf(instance).Count();

    private static bool Has(Instance instance, string name) => instance.Value.TryGetProperty(name, out _);

    private static SchemaViolation? CheckEach(Instance instance, Evaluation evaluation, Func<JsonProperty, SchemaViolation?> check)
    {
        foreach (var property in PropertiesOf(instance))
        {
            evaluation.GoOn();
            if (check(property) is { } violation) return violation;
        }

        return null;
    }

    private static SchemaViolation? CheckNeeded(SchemaKeyword keyword, IReadOnlyList<string> names, Instance instance)
        => names.FirstOrDefault(name => !Has(instance, name)) is { } missing
            ? instance.Breaks(keyword, $"The property \"{missing}\" is missing.")
            : null;

    private static SchemaViolation? CheckProperty(
        SchemaKeyword.Properties properties,
        JsonProperty property,
        Instance instance,
        Evaluation evaluation,
        PatternCache patterns,
        Evaluated evaluated)
    {
        var schemas = properties.Declared.Where(declared => declared.Name == property.Name)
            .Concat(properties.Patterns.Where(pattern => patterns.Matches(pattern.Name, property.Name)))
            .Select(named => named.Schema).ToList();
        if (schemas.Count == 0 && properties.Additional is not null) schemas.Add(properties.Additional);
        if (schemas.Count > 0) evaluated.Add(property.Name);
        var child = instance.Child(property.Value, property.Name);
        return schemas.Select(schema => evaluation.Check(schema, child, new Evaluated()))
            .FirstOrDefault(violation => violation is not null);
    }

    private static SchemaViolation? CheckUnevaluated(
        SchemaNode schema, JsonProperty property, Instance instance, Evaluation evaluation, Evaluated evaluated)
    {
        if (evaluated.Has(property.Name)) return null;
        evaluated.Add(property.Name);
        return evaluation.Check(schema, instance.Child(property.Value, property.Name), new Evaluated());
    }
}
