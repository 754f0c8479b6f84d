namespace MixtralServer.Inference.Embeddings;

/// <summary>
/// Lets steps of generation and pieces of embeddings take turns on one device: never both at once, since two computations would
/// only slow each other down, and strictly in turn where both wait. So a step waits for one piece at most, and a piece for one step.
/// Each of the two has one thread.
/// </summary>
public sealed class DeviceTurns
{
    private readonly object _gate = new();
    private bool _isTaken;
    private bool _stepWaits;
    private bool _pieceWaits;
    private bool _pieceIsNext;

    /// <summary>Waits for the turn of a step.</summary>
    public void EnterStep()
    {
        lock (_gate)
        {
            _stepWaits = true;
            while (_isTaken || (_pieceWaits && _pieceIsNext)) Monitor.Wait(_gate);
            (_stepWaits, _isTaken, _pieceIsNext) = (false, true, true);
        }
    }

    /// <summary>Waits for the turn of a piece.</summary>
    public void EnterPiece()
    {
        lock (_gate)
        {
            _pieceWaits = true;
            while (_isTaken || (_stepWaits && !_pieceIsNext)) Monitor.Wait(_gate);
            (_pieceWaits, _isTaken, _pieceIsNext) = (false, true, false);
        }
    }

    /// <summary>Ends the turn.</summary>
    public void Exit()
    {
        lock (_gate)
        {
            _isTaken = false;
            Monitor.PulseAll(_gate);
        }
    }
}
