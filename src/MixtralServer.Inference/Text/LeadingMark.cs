using System.Text;

namespace MixtralServer.Inference.Text;

/// <summary>Tells whether text that comes in pieces begins with a mark, or with one space and the mark.</summary>
/// <param name="mark">Not empty.</param>
internal sealed class LeadingMark(string mark)
{
    private readonly StringBuilder _begun = new(); // bounded by the mark and one piece

    /// <summary>Whether it is known.</summary>
    public bool IsDecided { get; private set; }

    /// <summary>Whether the mark has come.</summary>
    public bool HasCome { get; private set; }

    /// <summary>Takes the next piece, while it is not known.</summary>
    /// <returns>What is text now: nothing while it may still be the mark, and all but the mark once it is known.</returns>
    public string Append(ReadOnlySpan<char> piece)
    {
        _begun.Append(piece);
        var text = _begun.ToString();
        var words = text.StartsWith(' ') ? text[1..] : text;
        HasCome = words.StartsWith(mark, StringComparison.Ordinal);
        IsDecided = HasCome || !mark.StartsWith(words, StringComparison.Ordinal);
        if (!IsDecided) return "";
        _begun.Clear();
        return HasCome ? words[mark.Length..] : text;
    }

    /// <summary>Gives out what was held back, as no more comes.</summary>
    public string Flush()
    {
        var text = _begun.ToString();
        _begun.Clear();
        IsDecided = true;
        return text;
    }
}
