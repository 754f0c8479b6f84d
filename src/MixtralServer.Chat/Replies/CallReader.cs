using System.Text;

namespace MixtralServer.Chat.Replies;

/// <summary>
/// Reads calls as they are written, in pieces of any size: <c> [{"name": "NAME", "arguments": {…}}, …]</c>. The grammar keeps
/// them to exactly this, so that only the end can be missing.
/// </summary>
internal sealed class CallReader
{
    private const string BeforeName = "\"name\": \"";
    private const string BeforeArguments = "\"arguments\": ";

    private readonly StringBuilder _passed = new(); // what was passed since the last part; bounded by names, which have 64 characters
    private readonly StringBuilder _arguments = new(); // bounded by one piece
    private Place _place;
    private int _depth;
    private bool _isInString;
    private bool _isEscaped;

    private enum Place
    {
        BeforeName,
        Name,
        BeforeArguments,
        Arguments,
    }

    /// <summary>Takes the next piece of the text.</summary>
    /// <returns>What it adds; perhaps nothing.</returns>
    public List<CallPart> Read(string piece)
    {
        List<CallPart> parts = [];
        foreach (var character in piece) Read(character, parts);
        TakeArguments(parts);
        return parts;
    }

    private void Read(char character, List<CallPart> parts)
    {
        switch (_place)
        {
            case Place.BeforeName:
                Pass(character, BeforeName, Place.Name);
                break;
            case Place.Name when character == '"':
                parts.Add(new CallPart.Begun(_passed.ToString()));
                Enter(Place.BeforeArguments);
                break;
            case Place.Name:
                _passed.Append(character);
                break;
            case Place.BeforeArguments:
                Pass(character, BeforeArguments, Place.Arguments);
                break;
            case Place.Arguments:
                _arguments.Append(character);
                Follow(character);
                if (_depth > 0) break;
                TakeArguments(parts);
                Enter(Place.BeforeName);
                break;
        }
    }

    private void Pass(char character, string mark, Place next)
    {
        _passed.Append(character);
        if (_passed.Length > mark.Length) _passed.Remove(0, _passed.Length - mark.Length);
        if (_passed.Equals(mark)) Enter(next);
    }

    private void Enter(Place place)
    {
        _place = place;
        _passed.Clear();
    }

    private void Follow(char character)
    {
        if (_isEscaped) _isEscaped = false;
        else if (_isInString && character == '\\') _isEscaped = true;
        else if (character == '"') _isInString = !_isInString;
        else if (!_isInString) _depth += character switch { '{' or '[' => 1, '}' or ']' => -1, _ => 0 };
    }

    private void TakeArguments(List<CallPart> parts)
    {
        if (_arguments.Length == 0) return;
        parts.Add(new CallPart.Arguments(_arguments.ToString()));
        _arguments.Clear();
    }
}
