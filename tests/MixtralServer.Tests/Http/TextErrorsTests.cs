using System.Text;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using MixtralServer.Http.Errors;

namespace MixtralServer.Tests.Http;

public sealed class TextErrorsTests
{
    private static readonly Endpoint Marked = new(null, new EndpointMetadataCollection(new TextErrors()), "marked");

    [Fact]
    public async Task Write_RouteThatWantsText_WritesTheMessageAlone()
    {
        var context = NewContext();
        context.SetEndpoint(Marked);

        Assert.Equal("{\"error\":\"Nothing is there.\"}", await WriteAsync(context));
    }

    [Fact]
    public async Task Write_AfterAFaultOfSuchARoute_WritesTheMessageAlone()
    {
        var context = NewContext();
        context.Features.Set<IExceptionHandlerFeature>(
            new ExceptionHandlerFeature { Endpoint = Marked, Error = new InvalidOperationException(), Path = "/" });

        Assert.Equal("{\"error\":\"Nothing is there.\"}", await WriteAsync(context));
    }

    private static DefaultHttpContext NewContext() => new() { Response = { Body = new MemoryStream() } };

    private static async Task<string> WriteAsync(HttpContext context)
    {
        await ErrorWriter.WriteAsync(context, HttpError.Create(404, "not_found", "Nothing is there.", parameter: null));

        Assert.Equal(404, context.Response.StatusCode);
        return Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());
    }
}
