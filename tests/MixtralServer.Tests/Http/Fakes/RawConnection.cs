using System.Net.Sockets;
using System.Text;

namespace MixtralServer.Tests.Http.Fakes;

/// <summary>A connection whose client does as a test says, and nothing of its own accord.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly byte[] _buffer = new byte[4096];

    /// <summary>Connects.</summary>
    /// <param name="server">Where to.</param>
    /// <param name="receiveBuffer">What the machine takes in before the client reads, in bytes.</param>
    public static async Task<RawConnection> OpenAsync(RunningServer server, int receiveBuffer = 64 * 1024)
    {
        var connection = new RawConnection();
        connection._socket.ReceiveBufferSize = receiveBuffer;
        await connection._socket.ConnectAsync(server.Client.BaseAddress!.Host, server.Client.BaseAddress.Port);
        return connection;
    }

    /// <summary>The head of a chat request.</summary>
    public static string HeadOf(int contentLength) =>
        $"POST /v1/chat/completions HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: {contentLength}\r\n\r\n";

    public async Task SendAsync(string text) => await _socket.SendAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Sends nothing more, but could still read.</summary>
    public void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Reads until the server ends the connection, for at most a minute.</summary>
    public Task<string> ReadToEndAsync() => ReadToAsync("\0");

    /// <summary>Reads up to a text, or until the server ends the connection, for at most a minute.</summary>
    public async Task<string> ReadToAsync(string end)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var text = new StringBuilder();
        try
        {
            int count;
            while (!text.ToString().Contains(end, StringComparison.Ordinal)
                && (count = await _socket.ReceiveAsync(_buffer, limit.Token)) > 0)
                text.Append(Encoding.UTF8.GetString(_buffer, 0, count));
        }
        catch (SocketException)
        {
            // A reset ends it, too.
        }

        return text.ToString();
    }

    public void Dispose() => _socket.Dispose();
}
