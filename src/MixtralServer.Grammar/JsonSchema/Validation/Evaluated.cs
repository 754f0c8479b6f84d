namespace MixtralServer.Grammar.JsonSchema.Validation;

/// <summary>
/// The properties and items of one value that some keyword has looked at: what <c>unevaluated...</c> leaves out.
/// </summary>
internal sealed class Evaluated
{
    private HashSet<string>? _properties;
    private HashSet<int>? _items;

    public void Add(string property) => (_properties ??= []).Add(property);

    public void Add(int item) => (_items ??= []).Add(item);

    public void Add(Evaluated other)
    {
        if (other._properties is not null) (_properties ??= []).UnionWith(other._properties);
        if (other._items is not null) (_items ??= []).UnionWith(other._items);
    }

    public bool Has(string property) => _properties?.Contains(property) ?? false;

    public bool Has(int item) => _items?.Contains(item) ?? false;
}
