namespace MixtralServer.Grammar.Tokens;

/// <summary>
/// A node of a <see cref="TokenTrie"/>. Its children follow it, and what follows its whole subtree is <paramref name="Size"/>
/// nodes on.
/// </summary>
/// <param name="Value">The byte that leads to it.</param>
/// <param name="Depth">Bytes on the way to it: 1 for the first ones.</param>
/// <param name="Size">Nodes of its subtree, itself included.</param>
/// <param name="Token">The token that ends here, or -1.</param>
internal readonly record struct TrieNode(byte Value, ushort Depth, int Size, int Token);
