using System.Buffers.Binary;
using System.Net;
using System.Text.Json;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

public sealed class EmbeddingsTests
{
    private const string Path = "/v1/embeddings";

    [Fact]
    public async Task Post_Texts_AreVectorsInTheirOrder()
    {
        await using var server = await RunningServer.StartAsync(new ServerSettings { Embeds = true });

        var response = await server.PostAsync("""{"model": "alias", "input": ["Hello", "there"]}""", Path);

        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var root = body.RootElement;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(("list", "alias"), (root.GetProperty("object").GetString(), root.GetProperty("model").GetString()));
        Assert.Equal("""{"prompt_tokens":12,"total_tokens":12}""", root.GetProperty("usage").GetRawText());
        Assert.Equal(
            [("embedding", 0), ("embedding", 1)],
            root.GetProperty("data").EnumerateArray().Select(item => (item.GetProperty("object").GetString(), item.GetProperty("index").GetInt32())));
        Assert.All(root.GetProperty("data").EnumerateArray(), item => Assert.Equal(1, Floats(item).Sum(value => value * value), 1e-5));
    }

    [Fact]
    public async Task Post_AsBase64_IsTheSameVector()
    {
        await using var server = await RunningServer.StartAsync(new ServerSettings { Embeds = true });

        var numbers = await FirstAsync(await server.PostAsync("""{"model": "alias", "input": "Hello", "encoding_format": "float"}""", Path));
        var base64 = await FirstAsync(await server.PostAsync("""{"model": "alias", "input": "Hello", "encoding_format": "base64"}""", Path));

        var bytes = Convert.FromBase64String(base64.GetProperty("embedding").GetString()!);
        Assert.Equal(Floats(numbers), bytes.Chunk(4).Select(four => BinaryPrimitives.ReadSingleLittleEndian(four)));
    }

    [Theory]
    [InlineData("""{"model": "alias", "input": {}}""", "input", "invalid_value")]
    [InlineData("""{"model": "alias"}""", "input", "missing_value")]
    [InlineData("""{"model": "alias", "input": "a", "dimensions": 3}""", "dimensions", "invalid_value")]
    [InlineData(
        """{"model": "alias", "input": "0123456789012345678901234567890123456789012345678901234567890123456789"}""", "input", "context_length_exceeded")]
    public async Task Post_WrongBody_NamesTheMember(string body, string parameter, string code)
    {
        await using var server = await RunningServer.StartAsync(new ServerSettings { Embeds = true });

        var response = await server.PostAsync(body, Path);

        Assert.Equal((HttpStatusCode.BadRequest, parameter, code), await ErrorAsync(response));
    }

    [Fact]
    public async Task Post_ModelThatDoesNotEmbed_SaysHowItWould()
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync("""{"model": "alias", "input": "a"}""", Path);

        Assert.Equal((HttpStatusCode.BadRequest, "model", "model_not_supported"), await ErrorAsync(response));
        Assert.Contains("embeddings: true", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_UnknownModel_IsNotFound()
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync("""{"model": "other", "input": "a"}""", Path);

        Assert.Equal((HttpStatusCode.NotFound, "model", "model_not_found"), await ErrorAsync(response));
    }

    private static float[] Floats(JsonElement item) => [.. item.GetProperty("embedding").EnumerateArray().Select(value => value.GetSingle())];

    private static async Task<JsonElement> FirstAsync(HttpResponseMessage response)
    {
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return body.RootElement.GetProperty("data")[0].Clone();
    }

    private static async Task<(HttpStatusCode, string?, string?)> ErrorAsync(HttpResponseMessage response)
    {
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var error = body.RootElement.GetProperty("error");
        return (response.StatusCode, error.GetProperty("param").GetString(), error.GetProperty("code").GetString());
    }
}
