namespace MixtralServer.Gguf.Format;

/// <summary>
/// Writes a GGUF version 3 file from front to back in constant memory: the header at once, then the tensor data in
/// pieces of any size, in the order of the tensors. The stream need not be seekable.
/// </summary>
public sealed class GgufWriter
{
    private const int Alignment = GgufLimits.AlignmentDefault;

    private readonly Stream _stream;

    private readonly byte[] _header;

    private int _tensor;

    private long _tensorLeft;

    /// <summary>
    /// Plans a file. The offsets of <paramref name="tensors"/> are ignored: each follows the one before it.
    /// Throws <see cref="ArgumentException"/> for metadata with a <c>general.alignment</c> other than 32.
    /// </summary>
    public GgufWriter(
        Stream stream,
        IReadOnlyCollection<KeyValuePair<string, GgufValue>> metadata,
        IReadOnlyList<GgufTensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(tensors);
        if (metadata.Any(pair => pair.Key == "general.alignment" && pair.Value.Integer != Alignment))
            throw new ArgumentException($"Only an alignment of {Alignment} bytes is written.", nameof(metadata));
        _stream = stream;
        Tensors = Place(tensors);
        _header = GgufHeader.Serialise(metadata, Tensors, Alignment);
        _tensorLeft = Tensors.Count > 0 ? Tensors[0].Bytes : 0;
    }

    /// <summary>The tensors with their offsets in the file.</summary>
    public IReadOnlyList<GgufTensor> Tensors { get; }

    /// <summary>The size in bytes that the file will have.</summary>
    public long FileBytes => _header.Length + (Tensors.Count == 0 ? 0 : Aligned(Tensors[^1].Offset + Tensors[^1].Bytes));

    /// <summary>Writes everything that comes before the tensor data. Call it once, first.</summary>
    public ValueTask WriteHeaderAsync(CancellationToken cancellationToken) =>
        _stream.WriteAsync(_header, cancellationToken);

    /// <summary>
    /// Writes the next bytes of the current tensor, and its padding after the last of them. Throws
    /// <see cref="ArgumentException"/> for more bytes than the tensor has left.
    /// </summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (bytes.Length > _tensorLeft)
            throw new ArgumentException($"The tensor has only {_tensorLeft} bytes left.", nameof(bytes));
        await _stream.WriteAsync(bytes, cancellationToken);
        _tensorLeft -= bytes.Length;
        if (_tensorLeft > 0)
            return;
        var end = Tensors[_tensor].Offset + Tensors[_tensor].Bytes;
        await _stream.WriteAsync(new byte[Aligned(end) - end], cancellationToken);
        _tensorLeft = ++_tensor < Tensors.Count ? Tensors[_tensor].Bytes : 0;
    }

    /// <summary>Throws <see cref="InvalidOperationException"/> unless the data of every tensor was written.</summary>
    public void EnsureComplete()
    {
        if (_tensor < Tensors.Count)
            throw new InvalidOperationException($"Tensor {Tensors[_tensor].Name} lacks {_tensorLeft} bytes.");
    }

    private static List<GgufTensor> Place(IReadOnlyList<GgufTensor> tensors)
    {
        var placed = new List<GgufTensor>(tensors.Count);
        var offset = 0L;
        foreach (var tensor in tensors)
        {
            placed.Add(tensor with { Offset = offset });
            offset = Aligned(offset + tensor.Bytes);
        }

        return placed;
    }

    private static long Aligned(long position) => (position + Alignment - 1) / Alignment * Alignment;
}
