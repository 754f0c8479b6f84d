using System.Text;
using LLama.Native;

namespace MixtralServer.LLama.Tokenizing;

/// <summary>What every vocabulary entry stands for, read once: a native call costs more than its answer.</summary>
internal sealed class TokenTable
{
    private readonly byte[] _bytes;
    private readonly int[] _starts;
    private readonly bool[] _endsGeneration;
    private readonly bool[] _isByte;
    private readonly Dictionary<int, string> _controlTexts = [];

    public TokenTable(SafeLlamaModelHandle model)
    {
        var vocabulary = model.Vocab;
        Count = vocabulary.Count;
        _starts = new int[Count + 1];
        _endsGeneration = new bool[Count];
        _isByte = new bool[Count];
        var controls = new Dictionary<string, int>(StringComparer.Ordinal);
        var markers = new List<string>();
        var bytes = new List<byte>(Count * 6);
        for (var token = 0; token < Count; token++)
        {
            var text = Read(model, token, special: true);
            var attributes = ((LLamaToken)token).GetAttributes(vocabulary);
            var isMarker = attributes.HasFlag(LLamaTokenAttr.UserDefined) && MarkerText.IsMarker(text);
            if (isMarker)
                markers.Add(Encoding.UTF8.GetString(text));
            if ((attributes & (LLamaTokenAttr.Control | LLamaTokenAttr.UserDefined)) != 0)
                controls.TryAdd(Encoding.UTF8.GetString(text), token);
            if (!isMarker && (attributes & (LLamaTokenAttr.Control | LLamaTokenAttr.Unknown)) == 0)
                bytes.AddRange(text);
            else
                _controlTexts.Add(token, Encoding.UTF8.GetString(text));

            _starts[token + 1] = bytes.Count;
            _isByte[token] = attributes.HasFlag(LLamaTokenAttr.Byte);
            _endsGeneration[token] = ((LLamaToken)token).IsEndOfGeneration(vocabulary);
        }

        _bytes = [.. bytes];
        Controls = controls;
        Markers = [.. markers];
    }

    public int Count { get; }

    /// <summary>Control and user-defined entries by their text.</summary>
    public IReadOnlyDictionary<string, int> Controls { get; }

    /// <summary>The texts of user-defined entries that stand for structure, and so must not come from text.</summary>
    public string[] Markers { get; }

    public ReadOnlySpan<byte> Bytes(int token)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(token);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token, Count);
        return _bytes.AsSpan(_starts[token], _starts[token + 1] - _starts[token]);
    }

    /// <summary>The text of an entry without bytes; null for the others.</summary>
    public string? ControlText(int token)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(token);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token, Count);
        return _controlTexts.GetValueOrDefault(token);
    }

    /// <summary>Whether an entry is one raw byte; false for anything else.</summary>
    public bool IsByte(int token) => token >= 0 && token < Count && _isByte[token];

    public bool EndsGeneration(int token) => token >= 0 && token < Count && _endsGeneration[token];

    private static byte[] Read(SafeLlamaModelHandle model, int token, bool special)
    {
        var bytes = new byte[64];
        var length = (int)model.TokenToSpan(token, bytes, special: special);
        if (length > bytes.Length)
        {
            bytes = new byte[length];
            length = (int)model.TokenToSpan(token, bytes, special: special);
        }

        return bytes[..length];
    }
}
