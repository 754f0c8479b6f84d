using System.Text.Json;
using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Validation;

/// <summary>Items: their schemas, how many, which.</summary>
internal static class ArrayChecks
{
    // Beyond that, comparing each with each takes too long.
    private const int UniqueMax = 2_000;

    public static SchemaViolation? Check(SchemaKeyword keyword, Instance instance, Evaluation evaluation, Evaluated evaluated)
    {
        if (instance.Value.ValueKind != JsonValueKind.Array) return null;
        var count = instance.Value.GetArrayLength();
        return keyword switch
        {
            SchemaKeyword.MinItems(_, var min) when count < min
                => instance.Breaks(keyword, $"The array must have at least {min} items."),
            SchemaKeyword.MaxItems(_, var max) when count > max
                => instance.Breaks(keyword, $"The array must have at most {max} items."),
            SchemaKeyword.UniqueItems => CheckUnique(keyword, instance, evaluation),
            SchemaKeyword.Items items => CheckItems(items, instance, evaluation, evaluated),
            SchemaKeyword.Contains contains => CheckContains(contains, instance, evaluation, evaluated),
            SchemaKeyword.UnevaluatedItems others => CheckUnevaluated(others, instance, evaluation, evaluated),
            _ => null,
        };
    }

    private static IEnumerable<(int Index, Instance Item)> ItemsOf(Instance instance)
        => instance.Value.EnumerateArray().Index().Select(item => (item.Index, instance.Child(item.Item, $"{item.Index}")));

    private static SchemaViolation? CheckUnique(SchemaKeyword keyword, Instance instance, Evaluation evaluation)
    {
        var items = instance.Value.EnumerateArray().ToList();
        if (items.Count > UniqueMax)
            return evaluation.GiveUp(instance, keyword.Pointer, $"More than {UniqueMax} items cannot be checked to be unique.");
        for (var i = 1; i < items.Count; i++)
        {
            evaluation.GoOn();
            if (items.Take(i).Any(other => JsonElement.DeepEquals(other, items[i])))
                return instance.Breaks(keyword, "The items must differ from each other.");
        }

        return null;
    }

    private static SchemaViolation? CheckItems(
        SchemaKeyword.Items items, Instance instance, Evaluation evaluation, Evaluated evaluated)
    {
        foreach (var (index, item) in ItemsOf(instance))
        {
            var schema = index < items.Prefix.Count ? items.Prefix[index] : items.Rest;
            if (schema is null) return null;
            if (evaluation.Check(schema, item, new Evaluated()) is { } violation) return violation;
            evaluated.Add(index);
        }

        return null;
    }

    private static SchemaViolation? CheckContains(
        SchemaKeyword.Contains contains, Instance instance, Evaluation evaluation, Evaluated evaluated)
    {
        var found = 0;
        foreach (var (index, item) in ItemsOf(instance))
        {
            if (evaluation.Check(contains.Item, item, new Evaluated()) is not null) continue;
            found++;
            evaluated.Add(index);
        }

        return found >= contains.Min && found <= (contains.Max ?? int.MaxValue)
            ? null
            : instance.Breaks(contains, $"The array must have {contains.Min} to {contains.Max?.ToString() ?? "any"} such items.");
    }

    private static SchemaViolation? CheckUnevaluated(
        SchemaKeyword.UnevaluatedItems others, Instance instance, Evaluation evaluation, Evaluated evaluated)
    {
        foreach (var (index, item) in ItemsOf(instance))
        {
            if (evaluated.Has(index)) continue;
            if (evaluation.Check(others.Schema, item, new Evaluated()) is { } violation) return violation;
            evaluated.Add(index);
        }

        return null;
    }
}
