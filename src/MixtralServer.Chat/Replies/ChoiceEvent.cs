using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat.Replies;

/// <summary>What happened to one of the answers to a request.</summary>
/// <param name="Choice">Which, from 0.</param>
/// <param name="Seed">The seed it is drawn with.</param>
/// <param name="Happened">What happened.</param>
internal readonly record struct ChoiceEvent(int Choice, long Seed, GenerationEvent Happened);
