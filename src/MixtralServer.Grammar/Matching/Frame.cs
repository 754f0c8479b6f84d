using MixtralServer.Grammar.Compilation;

namespace MixtralServer.Grammar.Matching;

/// <summary>A call or a round of a loop that is not finished.</summary>
/// <param name="Place">The call or loop; null for the bottom of a stack.</param>
/// <param name="Count">The round of the loop, up to where counting makes no difference.</param>
/// <param name="Parent">The frame below, or -1.</param>
/// <param name="Depth">Frames below it.</param>
/// <param name="NextInBucket">Another frame with the same hash, or -1.</param>
internal readonly record struct Frame(Place? Place, int Count, int Parent, int Depth, int NextInBucket);
