namespace MixtralServer.Simulator.Workloads;

/// <summary>
/// When conversations begin: a Poisson process whose rate jumps between calm and burst at random and swings slowly, as
/// between day and night. Drawn by thinning (Lewis and Shedler 1979).
/// </summary>
/// <param name="draws">Where chance comes from.</param>
/// <param name="perSecond">The mean rate.</param>
/// <param name="swingSeconds">The period of the slow swing.</param>
internal sealed class ArrivalProcess(Draws draws, double perSecond, double swingSeconds)
{
    private const double CalmSeconds = 300;
    private const double BurstSeconds = 60;
    private const double BurstFactor = 2.5;
    private const double SwingShare = 0.25;

    // Chosen so that the mean over calm and burst is 1.
    private const double CalmFactor = (CalmSeconds + BurstSeconds) / (CalmSeconds + (BurstFactor * BurstSeconds));

    private readonly double _rateMost = perSecond * CalmFactor * BurstFactor * (1 + SwingShare);
    private double _now;
    private double _switch = draws.Exponential(CalmSeconds);
    private bool _isBurst;

    /// <summary>The next beginning, counted from the start.</summary>
    public TimeSpan Next()
    {
        do
        {
            _now += draws.Exponential(1 / _rateMost);
            while (_switch < _now)
            {
                _isBurst = !_isBurst;
                _switch += draws.Exponential(_isBurst ? BurstSeconds : CalmSeconds);
            }
        }
        while (draws.Even() * _rateMost > Rate());

        return TimeSpan.FromSeconds(_now);
    }

    private double Rate()
    {
        var swing = 1 + (SwingShare * Math.Sin(2 * Math.PI * _now / swingSeconds));
        return perSecond * CalmFactor * (_isBurst ? BurstFactor : 1) * swing;
    }
}
