namespace MixtralServer.Grammar.JsonSchema.Shapes;

/// <summary>
/// A set of values without alternatives beyond the type: for each type the values that are in it, or null for none. A schema is
/// a union of shapes.
/// </summary>
internal sealed record Shape
{
    /// <summary>Every value.</summary>
    public static Shape Any { get; } = new()
    {
        Null = true,
        True = true,
        False = true,
        Number = NumberShape.Any,
        String = StringShape.Any,
        Array = ArrayShape.Any,
        Object = ObjectShape.Any,
    };

    /// <summary>No value.</summary>
    public static Shape None { get; } = new();

    public bool Null { get; init; }

    public bool True { get; init; }

    public bool False { get; init; }

    public NumberShape? Number { get; init; }

    public StringShape? String { get; init; }

    public ArrayShape? Array { get; init; }

    public ObjectShape? Object { get; init; }

    /// <summary>Whether there are no values in it.</summary>
    public bool IsEmpty => !Null && !True && !False && Number is null && String is null && Array is null && Object is null;

    /// <summary>Whether there are no arrays and objects in it.</summary>
    public bool IsScalar => Array is null && Object is null;

    /// <summary>The values in both.</summary>
    public Shape And(Shape other)
    {
        if (ReferenceEquals(this, Any)) return other;
        if (ReferenceEquals(other, Any)) return this;
        var number = Number is null || other.Number is null ? null : Number.And(other.Number);
        var text = String is null || other.String is null ? null : String.And(other.String);
        var array = Array is null || other.Array is null ? null : Array.And(other.Array);
        var @object = Object is null || other.Object is null ? null : Object.And(other.Object);
        return new Shape
        {
            Null = Null && other.Null,
            True = True && other.True,
            False = False && other.False,
            Number = number is { IsPossible: true } ? number : null,
            String = text is { IsPossible: true } ? text : null,
            Array = array is { IsPossible: true } ? array : null,
            Object = @object is { IsPossible: true } ? @object : null,
        };
    }
}
