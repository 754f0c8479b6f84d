namespace MixtralServer.Hosting;

/// <summary>The server cannot, or must not, listen where it was told to. The message says so for people.</summary>
internal sealed class ListenException(string message, Exception? innerException = null) : Exception(message, innerException);
