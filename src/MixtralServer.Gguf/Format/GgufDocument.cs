namespace MixtralServer.Gguf.Format;

/// <summary>Everything in a GGUF file but the tensor data, checked against the size of the file.</summary>
/// <param name="Version">Format version, 2 or 3.</param>
/// <param name="Metadata">Key-value pairs in file order.</param>
/// <param name="Tensors">Tensors in file order; each lies within the file.</param>
/// <param name="Alignment">Alignment of tensor data in bytes, a power of two.</param>
/// <param name="DataOffset">Offset in bytes of the data section from the start of the file.</param>
/// <param name="FileBytes">Size of the file in bytes.</param>
public sealed record GgufDocument(
    uint Version,
    IReadOnlyDictionary<string, GgufValue> Metadata,
    IReadOnlyList<GgufTensor> Tensors,
    int Alignment,
    long DataOffset,
    long FileBytes)
{
    /// <summary>The value of a key, or null where the key is absent.</summary>
    public GgufValue? Find(string key) => Metadata.GetValueOrDefault(key);

    /// <summary>The text of a key, or null where it is absent or no string.</summary>
    public string? Text(string key) => Find(key)?.Text;

    /// <summary>The integer of a key, or null where it is absent or no integer.</summary>
    public long? Integer(string key) => Find(key)?.Integer;

    /// <summary>The number of a key, or null where it is absent or no number.</summary>
    public double? Number(string key) => Find(key)?.Number;

    /// <summary>The bool of a key, or null where it is absent or no bool.</summary>
    public bool? Flag(string key) => Find(key)?.Flag;
}
