using System.Net.Sockets;
using System.Text;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

public sealed class StreamingTests
{
    [Fact]
    public async Task Stream_ClientGoesAway_FreesItsSequence()
    {
        var settings = ServerSettings.Talking(sequences: 1, length: 1 << 20);
        await using var server = await RunningServer.StartAsync(settings);
        using (var response = await server.PostStreamAsync(Bodies.Endless(1_000_000)))
        {
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
            Assert.StartsWith("data: {", await lines.ReadLineAsync(), StringComparison.Ordinal);
        }

        await settings.Log.WaitForAsync("ended: cancelled");

        Assert.Equal((0, 0), (server.Engine.Snapshot.Running, server.Engine.Snapshot.CellsUsed));
    }

    [Fact]
    public async Task Whole_ClientGoesAway_FreesItsSequence()
    {
        var settings = ServerSettings.Talking(sequences: 1, length: 1 << 20);
        await using var server = await RunningServer.StartAsync(settings);
        using var leaving = new CancellationTokenSource();
        var body = Bodies.Endless(1_000_000).Replace("true", "false", StringComparison.Ordinal);
        var running = server.PostStreamAsync(body, leaving.Token);
        await server.WaitUntilRunningAsync();

        await leaving.CancelAsync();

        await settings.Log.WaitForAsync("ended: cancelled");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task Stream_ReaderWaits_NobodyElseDoes()
    {
        const int Tokens = 3000;
        var settings = ServerSettings.Talking(sequences: 2, length: 4096);
        await using var server = await RunningServer.StartAsync(settings);
        using var slow = await ConnectAsync(server.Client.BaseAddress!, Bodies.Endless(Tokens));

        var quick = await server.PostAsync(Bodies.Endless(5));
        await settings.Log.WaitForAsync($"8+{Tokens} tokens");
        var text = await ReadToEndAsync(slow);

        Assert.Contains("[DONE]", await quick.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, Count(text, "\"finish_reason\":\"length\""));
        Assert.Contains("data: [DONE]\n\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_ThousandRequests_EachEndsOnce()
    {
        var settings = ServerSettings.Talking(sequences: 8, length: 64);
        await using var server = await RunningServer.StartAsync(settings);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 32 };

        await Parallel.ForEachAsync(Enumerable.Range(0, 1000), parallel, async (_, cancellation) =>
        {
            var response = await server.PostAsync(Bodies.Endless(4));
            var text = await response.Content.ReadAsStringAsync(cancellation);

            Assert.Equal(1, Count(text, "\"finish_reason\":\"length\""));
            Assert.Equal(1, Count(text, "data: [DONE]\n\n"));
            Assert.EndsWith("data: [DONE]\n\n", text, StringComparison.Ordinal);
        });

        Assert.Equal((0, 0, 0), (
            server.Engine.Snapshot.Running, server.Engine.Snapshot.Waiting, server.Engine.Snapshot.CellsUsed));
    }

    private static async Task<Socket> ConnectAsync(Uri address, string body)
    {
        // A small window, so that the server soon cannot send any more.
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.ReceiveBufferSize = 4096;
        await socket.ConnectAsync(address.Host, address.Port);
        var bytes = Encoding.UTF8.GetBytes(body);
        var head = "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {bytes.Length}\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(head));
        await socket.SendAsync(bytes);
        return socket;
    }

    private static async Task<string> ReadToEndAsync(Socket socket)
    {
        var buffer = new byte[64 * 1024];
        using var received = new MemoryStream();
        while (await socket.ReceiveAsync(buffer) is var count and > 0)
            await received.WriteAsync(buffer.AsMemory(0, count));
        return Encoding.UTF8.GetString(received.ToArray());
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
