namespace MixtralServer.Inference.Scheduling;

/// <summary>What a client has had of late, and what it holds now.</summary>
internal sealed class ClientShare
{
    // A client has had much more than another from a quarter more on, and the rows of a short turn.
    private const double Tolerance = 1.25;
    private const double ShortTurn = 64;

    /// <summary>Rows computed for it; older ones count less and less.</summary>
    public double Served { get; set; }

    /// <summary>Its requests that are alive.</summary>
    public int Alive { get; set; }

    /// <summary>Its sequences that run.</summary>
    public int Running { get; set; }

    /// <summary>The cells of those, as if they shared nothing.</summary>
    public int Cells { get; set; }

    /// <summary>Whether it has had so much more than another that it gives way to it.</summary>
    public bool HasHadMuchMoreThan(ClientShare other) => Served > (Tolerance * other.Served) + ShortTurn;
}
