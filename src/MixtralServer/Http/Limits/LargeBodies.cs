using MixtralServer.Http.Errors;

namespace MixtralServer.Http.Limits;

/// <summary>
/// Lets few large bodies be read at a time, so that what all connections together hold is bounded. Usual bodies pass: their bound is the
/// number of connections.
/// </summary>
internal sealed class LargeBodies(LargeBodyLimits limits, TimeProvider time) : IDisposable
{
    // Of text, some 16,000 tokens.
    private const int UsualBytesMax = 64 * 1024;

    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turns = new(limits.CountMax);

    /// <summary>Whether a body is large. One that does not tell its size is read so far as to know.</summary>
    public static async ValueTask<bool> IsLargeAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength is { } length)
            return length > UsualBytesMax;
        var reader = request.BodyReader;
        var begin = await reader.ReadAtLeastAsync(UsualBytesMax + 1, cancellation);
        reader.AdvanceTo(begin.Buffer.Start);
        return begin.Buffer.Length > UsualBytesMax;
    }

    /// <summary>Reads a large body when it has its turn.</summary>
    /// <param name="context">The exchange.</param>
    /// <param name="read">Reads it; must stop when cancelled.</param>
    /// <returns>What it gives, or null and why the body is not read.</returns>
    public async Task<(T? Value, HttpError? Error)> ReadAsync<T>(HttpContext context, Func<CancellationToken, Task<T>> read)
    {
        if (!await TryTakeTurnAsync(context.RequestAborted))
            return (default, Overloaded());
        using var limit = new CancellationTokenSource(limits.ReadMax, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, context.RequestAborted);
        try
        {
            return (await read(either.Token), null);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return (default, HttpError.From(StatusCodes.Status408RequestTimeout, context));
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task<bool> TryTakeTurnAsync(CancellationToken aborted)
    {
        if (await _turns.WaitAsync(TimeSpan.Zero, aborted)) return true;
        using var limit = new CancellationTokenSource(limits.WaitMax, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, aborted);
        try
        {
            await _turns.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return false;
        }
    }

    private HttpError Overloaded() => HttpError.Create(
        StatusCodes.Status503ServiceUnavailable,
        "overloaded",
        $"{limits.CountMax} bodies of more than {UsualBytesMax >> 10} KiB are being read. Try again, or send less.",
        parameter: null) with
    { RetryAfter = Retry };
}
