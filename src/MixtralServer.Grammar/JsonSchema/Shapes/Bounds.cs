namespace MixtralServer.Grammar.JsonSchema.Shapes;

/// <summary>Upper bounds, where null is no bound.</summary>
internal static class Bounds
{
    public static int? Least(int? one, int? other)
        => one is null || other is null ? one ?? other : Math.Min(one.Value, other.Value);
}
