using System.Text.Json;
using MixtralServer.Grammar.JsonSchema;
using MixtralServer.Grammar.JsonSchema.Validation;

namespace MixtralServer.Chat.Replies;

/// <summary>Holds finished answers against the whole of a schema of which parts could not be kept while they were written.</summary>
/// <param name="schema">The schema as JSON text; it has been read before.</param>
/// <param name="time">Clock for the time that checks take.</param>
internal sealed class SchemaConformity(string schema, TimeProvider time)
{
    // A reader of a deeper text would need much of its stack.
    private const int DepthMax = 256;

    // Names and patterns that users wrote are in it.
    private const int ToldLengthMax = 1_000;

    private static readonly SchemaCompileOptions Options = SchemaCompileOptions.Default with { Lenient = true };

    private readonly Lazy<SchemaDocument> _document = new(() => SchemaText.Read(schema, Options));

    // For all answers to one request together. Usual ones take less than a millisecond.
    private TimeSpan _left = TimeSpan.FromMilliseconds(500);

    /// <summary>Checks a text.</summary>
    /// <returns>That and where it does not conform, or could not be checked, as a sentence; null where it conforms.</returns>
    public string? Fault(string text)
    {
        if (_left <= TimeSpan.Zero) return TooLong;
        var start = time.GetTimestamp();
        using var limit = new CancellationTokenSource(_left, time);
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = DepthMax });
            return new SchemaValidator(_document.Value).Validate(json.RootElement, limit.Token) is { } violation
                ? Told(violation)
                : null;
        }
        catch (JsonException)
        {
            return $"the text could not be checked: it ended before it was whole JSON, or is nested deeper than {DepthMax}";
        }
        catch (OperationCanceledException)
        {
            return TooLong;
        }
        finally
        {
            _left -= time.GetElapsedTime(start);
        }
    }

    private static string TooLong => "the text could not be checked: that takes too long";

    private static string Told(SchemaViolation violation)
    {
        var place = violation.InstancePointer.Length == 0 ? "the root" : violation.InstancePointer;
        var verdict = violation.IsCertain ? "does not conform" : "could not be checked in full";
        var told = $"the text {verdict} at {place}: {violation.Message} (#{violation.KeywordPointer})";
        return told.Length <= ToldLengthMax ? told : $"{told[..ToldLengthMax]}...";
    }
}
