using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MixtralServer.Protocol.Json;

/// <summary>The one way in which wire records are read and written.</summary>
public static class ProtocolJson
{
    /// <summary>The deepest nesting that a request may have; deeper ones are refused as malformed.</summary>
    public const int DepthMax = 64;

    /// <summary>The generated code of every wire record, bound to the options of <see cref="Apply"/>.</summary>
    public static ProtocolJsonContext Context { get; } = new(Apply(new JsonSerializerOptions()));

    /// <summary>
    /// Sets the wire conventions on options made elsewhere, such as a web framework's: snake_case, absent instead of
    /// null, strict numbers, and letters written as they are (answers are no HTML, and escaped text doubles the size of
    /// many scripts).
    /// </summary>
    /// <returns>The same options.</returns>
    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.PropertyNameCaseInsensitive = false;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.MaxDepth = DepthMax;
        return options;
    }
}
