using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MixtralServer.Gguf.Format;
using MixtralServer.Gguf.Summaries;

namespace MixtralServer.Commands.Models;

/// <summary>Renders a report as one JSON document, for programs.</summary>
internal static class InspectJson
{
    private const int ArrayItemsMax = 16;

    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Render(ModelReport report)
    {
        var document = Facts(report);
        document["types"] = new JsonArray([.. report.Summary.Types.Select(Share)]);
        document["metadata"] = new JsonObject(
            report.Parts[0].Metadata.Select(pair => KeyValuePair.Create(pair.Key, Value(pair.Value))));
        if (report.ListTensors)
            document["tensors"] = new JsonArray([.. report.Summary.Tensors.Select(Tensor)]);
        return document.ToJsonString(Layout) + "\n";
    }

    private static JsonObject Facts(ModelReport report)
    {
        var summary = report.Summary;
        return new JsonObject
        {
            ["file"] = report.Path,
            ["parts"] = report.Parts.Count,
            ["note"] = report.Note,
            ["version"] = report.Parts[0].Version,
            ["architecture"] = summary.Architecture,
            ["name"] = summary.Name,
            ["file_bytes"] = summary.FileBytes,
            ["parameters"] = summary.Parameters,
            ["bits_per_weight"] = summary.BitsPerWeight,
            ["context"] = summary.Context,
            ["layers"] = summary.Layers,
            ["width"] = summary.Width,
            ["feed_forward"] = summary.FeedForward,
            ["heads"] = summary.Heads,
            ["kv_heads"] = summary.KvHeads,
            ["experts"] = summary.Experts,
            ["experts_used"] = summary.ExpertsUsed,
            ["tokenizer"] = summary.Tokenizer,
            ["vocabulary"] = summary.Vocabulary,
            ["bos_id"] = summary.BosId,
            ["eos_id"] = summary.EosId,
            ["chat_template"] = summary.ChatTemplate,
        };
    }

    private static JsonObject Share(TypeShare share) => new()
    {
        ["type"] = share.Type.ToString(),
        ["tensors"] = share.Tensors,
        ["elements"] = share.Elements,
        ["bytes"] = share.Bytes,
    };

    private static JsonObject Tensor(GgufTensor tensor) => new()
    {
        ["name"] = tensor.Name,
        ["type"] = tensor.Type.ToString(),
        ["shape"] = new JsonArray([.. tensor.Shape.Select(extent => JsonValue.Create(extent))]),
        ["offset"] = tensor.Offset,
        ["bytes"] = tensor.Bytes,
    };

    private static JsonNode? Value(GgufValue value)
    {
        if (value.Items is not Array items)
            return Scalar(value.Content);
        var first = new JsonArray([.. items.Cast<object>().Take(ArrayItemsMax).Select(Element)]);
        return items.Length <= ArrayItemsMax ? first : new JsonObject { ["count"] = items.Length, ["first"] = first };
    }

    private static JsonNode? Element(object item) => item is GgufValue nested ? Value(nested) : Scalar(item);

    // JSON has no number for NaN and the infinities.
    private static JsonNode? Scalar(object content) => content switch
    {
        float number when !float.IsFinite(number) => JsonValue.Create(number.ToString()),
        double number when !double.IsFinite(number) => JsonValue.Create(number.ToString()),
        _ => JsonSerializer.SerializeToNode(content),
    };
}
