using System.Text.Json;
using System.Text.Json.Nodes;

namespace MixtralServer.Commands.Evaluation;

/// <summary>One line of an evaluation set: a request, and what the answer to it must be.</summary>
/// <param name="Skill">What it is to show.</param>
/// <param name="Request">The members that the line gives the request: messages, and others such as tools.</param>
/// <param name="Check">What the answer must be.</param>
internal sealed record EvaluationTask(string Skill, JsonObject Request, AnswerCheck Check)
{
    // What the shipped set is made for; a model that does not stop by itself is stopped here.
    private const int AnswerTokensMax = 256;

    private static readonly string[] OwnMembers = ["id", "skill", "expected", "check"];

    /// <summary>
    /// Reads a line: <c>skill</c>, <c>messages</c> and <c>check</c>; <c>id</c> and <c>expected</c>, an answer that passes, are for people.
    /// What else it has is sent with the request.
    /// </summary>
    /// <param name="line">The line.</param>
    /// <param name="texts">What messages may name.</param>
    /// <exception cref="InvalidDataException">It is no such line; the message says why.</exception>
    public static EvaluationTask Read(string line, EvaluationTexts texts)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.GetProperty("messages").GetArrayLength() == 0)
                throw new InvalidDataException("messages is empty");
            var request = JsonObject.Create(root.Clone())!;
            foreach (var member in OwnMembers) request.Remove(member);
            texts.Fill(request);
            return new EvaluationTask(
                root.GetProperty("skill").GetString() ?? throw new InvalidDataException("skill is null"),
                request,
                AnswerCheckReader.Read(root.GetProperty("check")));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"it needs skill, messages and check: {e.Message}", e);
        }
    }

    /// <summary>The body of the request: the likeliest answer of a model, of bounded length.</summary>
    public string BodyFor(string model)
    {
        var body = (JsonObject)Request.DeepClone();
        body["model"] = model;
        body["temperature"] = 0;
        body["max_tokens"] ??= AnswerTokensMax;
        return body.ToJsonString();
    }
}
