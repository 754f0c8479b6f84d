using System.Net.Http.Headers;
using System.Text;

namespace MixtralServer.Commands.Evaluation;

/// <summary>Asks a server over its chat API.</summary>
internal sealed class EvaluationClient : IDisposable
{
    // Of an answer that is an error, so much is shown.
    private const int ShownMax = 300;

    // From sending a request to its whole answer, time in the server's queue included.
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromMinutes(10);

    private readonly HttpClient _http = new() { Timeout = AnswerLimit };
    private readonly Uri _place;
    private readonly string _model;

    /// <param name="server">The server's address, with or without <c>/v1</c> behind it.</param>
    /// <param name="model">The model to ask.</param>
    /// <param name="key">The API key; null for none.</param>
    public EvaluationClient(Uri server, string model, string? key)
    {
        var root = server.AbsoluteUri.TrimEnd('/');
        _place = new Uri((root.EndsWith("/v1", StringComparison.Ordinal) ? root : root + "/v1") + "/chat/completions");
        _model = model;
        if (key is not null)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>Sends a task and waits for the answer.</summary>
    /// <exception cref="HttpRequestException">There is no server, or it answered with an error.</exception>
    /// <exception cref="InvalidDataException">The answer is no chat completion.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public async Task<EvaluationAnswer> AskAsync(EvaluationTask task, CancellationToken cancellation)
    {
        try
        {
            using var body = new StringContent(task.BodyFor(_model), Encoding.UTF8, "application/json");
            using var response = await _http.PostAsync(_place, body, cancellation);
            var text = await response.Content.ReadAsStringAsync(cancellation);
            return response.IsSuccessStatusCode
                ? EvaluationAnswer.Read(text)
                : throw new HttpRequestException($"{(int)response.StatusCode}: {(text.Length > ShownMax ? text[..ShownMax] + "…" : text)}");
        }
        catch (TaskCanceledException e) when (e.InnerException is TimeoutException late)
        {
            throw late;
        }
    }

    public void Dispose() => _http.Dispose();
}
