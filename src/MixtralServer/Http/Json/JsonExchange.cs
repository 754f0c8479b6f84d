using System.Text.Json.Serialization.Metadata;
using MixtralServer.Chat;
using MixtralServer.Http.Errors;

namespace MixtralServer.Http.Json;

/// <summary>Requests whose whole answer is one value or one problem.</summary>
internal static class JsonExchange
{
    /// <summary>Reads the body, and writes the answer to it or what is wrong.</summary>
    public static async Task RunAsync<TRequest, TResponse>(
        HttpContext context, JsonTypeInfo<TRequest> read, JsonTypeInfo<TResponse> write, Func<TRequest, Outcome<TResponse>> answer)
        where TRequest : class
    {
        var body = await RequestBody<TRequest>.ReadAsync(context, read);
        if (body.Value is not { } wire)
            await ErrorWriter.WriteAsync(context, body.Error!);
        else if (!answer(wire).TryGet(out var value, out var problem))
            await ErrorWriter.WriteAsync(context, HttpError.From(problem));
        else
            await JsonResponse.WriteAsync(context, StatusCodes.Status200OK, value, write);
    }
}
