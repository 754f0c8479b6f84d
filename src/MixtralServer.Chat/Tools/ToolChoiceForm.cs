using System.Text.Json;
using MixtralServer.Chat.Json;

namespace MixtralServer.Chat.Tools;

/// <summary>One of the ways in which requests say whether functions are called.</summary>
/// <param name="Member">The request member.</param>
/// <param name="Expected">What it may be, for people.</param>
/// <param name="TakesNames">Whether any word but the known ones is the name of a function.</param>
/// <param name="Wrapper">The member of an object that holds the function with its name, or null where the name stands there itself.</param>
internal sealed record ToolChoiceForm(string Member, string Expected, bool TakesNames, string? Wrapper)
{
    /// <summary>Of chat requests.</summary>
    public static ToolChoiceForm Chat { get; } = new(
        "tool_choice",
        "'auto', 'none', 'required', the name of a function, or {\"type\": \"function\", \"function\": {\"name\": \"…\"}}",
        TakesNames: true,
        Wrapper: "function");

    /// <summary>Of chat requests with functions in the deprecated form.</summary>
    public static ToolChoiceForm Legacy { get; } = new(
        "function_call", "'auto', 'none' or {\"name\": \"…\"}", TakesNames: false, Wrapper: null);

    /// <summary>Of requests for a response.</summary>
    public static ToolChoiceForm Response { get; } = new(
        "tool_choice",
        "'auto', 'none', 'required', the name of a function, or {\"type\": \"function\", \"name\": \"…\"}",
        TakesNames: true,
        Wrapper: null);

    /// <summary>The object with the name, or null where there is none.</summary>
    public JsonElement? FunctionIn(JsonElement value) => Wrapper is null ? value : JsonStrings.Member(value, Wrapper);
}
