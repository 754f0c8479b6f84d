namespace MixtralServer.Simulator.Costs;

/// <summary>How long a machine takes for a step.</summary>
internal interface IStepCost
{
    /// <summary>Milliseconds for the rows of one micro batch, which are computed at once.</summary>
    double Milliseconds(StepShape shape);
}
