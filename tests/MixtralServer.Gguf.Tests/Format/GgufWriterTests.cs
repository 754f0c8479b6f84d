using MixtralServer.Gguf.Format;

namespace MixtralServer.Gguf.Tests.Format;

public sealed class GgufWriterTests
{
    [Fact]
    public async Task WriteAsync_InPieces_GivesTheSameFileAndThePlannedSize()
    {
        var whole = await GgufBytes.WriteAsync([], GgufBytes.TwoTensors);
        using var stream = new MemoryStream();
        var writer = new GgufWriter(stream, [], GgufBytes.TwoTensors);

        await writer.WriteHeaderAsync(CancellationToken.None);
        foreach (var tensor in GgufBytes.TwoTensors)
        {
            await writer.WriteAsync(new byte[7], CancellationToken.None);
            await writer.WriteAsync(new byte[tensor.Bytes - 7], CancellationToken.None);
        }

        Assert.Equal(whole, stream.ToArray());
        Assert.Equal(writer.FileBytes, whole.Length);
    }

    [Fact]
    public async Task WriteAsync_MoreThanTheTensorHolds_Throws()
    {
        var writer = new GgufWriter(Stream.Null, [], GgufBytes.TwoTensors);

        await Assert.ThrowsAsync<ArgumentException>(
            async () => await writer.WriteAsync(new byte[61], CancellationToken.None));
    }

    [Fact]
    public async Task EnsureComplete_DataMissing_NamesTheTensor()
    {
        var writer = new GgufWriter(Stream.Null, [], GgufBytes.TwoTensors);
        await writer.WriteAsync(new byte[60], CancellationToken.None);

        var fault = Assert.Throws<InvalidOperationException>(writer.EnsureComplete);

        Assert.Contains("second lacks 68", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_OtherAlignment_Throws() => Assert.Throws<ArgumentException>(
        () => new GgufWriter(Stream.Null, [new("general.alignment", GgufValue.Of(64u))], []));
}
