using MixtralServer.Inference.Ports;

namespace MixtralServer.Inference.KvCache;

/// <summary>
/// What is in the KV cache: a radix tree over token ids (after SGLang's RadixAttention, Zheng et al. 2023), one for each cache
/// scope. Every path from a root is the text of a sequence, running (pinned) or only kept for reuse; common beginnings are held once.
/// <para>Invariants:</para>
/// <list type="bullet">
/// <item>every node but a root has tokens, and every leaf has exactly one sequence that ends there, or several running ones;</item>
/// <item>a kept sequence is never the beginning of another: it would hold nothing of its own;</item>
/// <item><see cref="CellsUsed"/> is the sum of all nodes' tokens, <see cref="CellsPinned"/> of those under a running sequence.</item>
/// </list>
/// Changes are recorded as <see cref="KvEdit"/>s, to be applied to the context in order before its next step.
/// </summary>
internal sealed class KvTree
{
    private readonly Dictionary<string, KvNode> _roots = new(StringComparer.Ordinal); // bounded: empty ones are removed
    private readonly KvNode?[] _leaves;
    private readonly bool[] _running;
    private readonly Stack<SequenceId> _free = [];
    private readonly List<KvEdit> _edits = [];
    private long _clock;

    /// <param name="sequenceCount">Sequences that the context has, for running and for kept texts together.</param>
    public KvTree(int sequenceCount)
    {
        _leaves = new KvNode?[sequenceCount];
        _running = new bool[sequenceCount];
        for (var id = sequenceCount - 1; id >= 0; id--) _free.Push(new SequenceId(id));
    }

    /// <summary>Cells in use, by running and kept sequences.</summary>
    public int CellsUsed { get; private set; }

    /// <summary>Cells that running sequences need.</summary>
    public int CellsPinned { get; private set; }

    /// <summary>Changes since the last <see cref="ApplyEdits"/>.</summary>
    public IReadOnlyList<KvEdit> Edits => _edits;

    /// <summary>Brings the context's cells into agreement with the tree.</summary>
    public void ApplyEdits(IModelContext context)
    {
        foreach (var edit in _edits) edit.Apply(context);
        _edits.Clear();
    }

    /// <summary>Finds the longest cached beginning of a text, at most <paramref name="limit"/> tokens.</summary>
    public KvMatch Match(string scope, IReadOnlyList<TokenId> tokens, int limit)
    {
        if (!_roots.TryGetValue(scope, out var node)) return new KvMatch(new KvNode(null, 0), 0);
        var length = 0;
        while (length < limit && BestChild(node, tokens, length, limit) is var (child, common) && common > 0)
        {
            node = child;
            length += common;
            if (common < child.Tokens.Count) break;
        }

        return new KvMatch(node, length);
    }

    /// <summary>The cells of a match that no running sequence needs yet.</summary>
    public static int UnpinnedCells(KvMatch match)
    {
        var cells = 0;
        for (var (node, end) = (match.Node, match.Length); node?.Parent is not null; (node, end) = (node.Parent, node.Start))
        {
            if (node.Pins == 0) cells += end - node.Start;
        }

        return cells;
    }

    /// <summary>Counts as a use of a match, so that it is evicted late.</summary>
    public void Touch(KvMatch match)
    {
        _clock++;
        for (var node = match.Node; node is not null; node = node.Parent) node.LastUse = _clock;
    }

    /// <summary>Starts a running sequence with the tokens of a match, which must be fresh.</summary>
    /// <returns>Its id, or null where all are taken; evict first.</returns>
    public SequenceId? Begin(string scope, KvMatch match)
    {
        if (TakeOver(match) is { } kept) return kept;
        if (_free.Count == 0) return null;

        var node = match.Length == 0 ? Root(scope) : EndAt(match);
        if (match.Length > 0) _edits.Add(new KvEdit.Share(AnySequence(node), _free.Peek(), match.Length));
        var id = _free.Pop();
        node.Ends.Add(id);
        _leaves[id.Value] = node;
        Pin(id);
        DropKeptAbove(node);
        return id;
    }

    /// <summary>Adds tokens that were computed to a running sequence.</summary>
    public void Extend(SequenceId id, IReadOnlyList<TokenId> tokens, int from, int count)
    {
        var leaf = _leaves[id.Value]!;
        if (leaf.Parent is null || leaf.Children.Count > 0 || leaf.Ends.Count > 1) leaf = Branch(leaf, id);
        for (var i = from; i < from + count; i++) leaf.Tokens.Add(tokens[i]);
        CellsUsed += count;
        CellsPinned += count;
        leaf.LastUse = ++_clock;
    }

    /// <summary>Keeps a running sequence's text for reuse; from now on it may be evicted.</summary>
    public void Keep(SequenceId id)
    {
        var leaf = _leaves[id.Value]!;
        Unpin(id);
        if (leaf.Parent is null || leaf.Children.Count > 0 || leaf.Ends.Count > 1) Free(id);
    }

    /// <summary>Frees a running sequence without keeping anything that only it holds.</summary>
    public void Drop(SequenceId id)
    {
        Unpin(id);
        Free(id);
    }

    /// <summary>Evicts the least recently used run of cells that no running sequence needs.</summary>
    /// <returns>False where there is none.</returns>
    public bool TryEvict()
    {
        if (LeastRecentLeaf() is not { } leaf) return false;
        var id = leaf.Ends[0];
        var parent = leaf.Parent!;
        parent.Children.Remove(leaf);
        CellsUsed -= leaf.Tokens.Count;
        leaf.Ends.Clear();
        if (parent.Parent is not null && parent.Children.Count == 0 && parent.Ends.Count == 0)
        {
            // The beginning is still worth keeping, and this sequence is the only one that holds it.
            parent.Ends.Add(id);
            _leaves[id.Value] = parent;
            _edits.Add(new KvEdit.Truncate(id, parent.End));
            return true;
        }

        Return(id);
        RemoveIfEmptyRoot(parent);
        return true;
    }

    private static (KvNode Child, int Common) BestChild(KvNode node, IReadOnlyList<TokenId> tokens, int from, int limit)
    {
        (KvNode Child, int Common) best = (node, 0);
        foreach (var child in node.Children)
        {
            var most = Math.Min(child.Tokens.Count, limit - from);
            var common = 0;
            while (common < most && child.Tokens[common] == tokens[from + common]) common++;
            if (common > best.Common) best = (child, common);
        }

        return best;
    }

    // A kept sequence that ends just where the match does goes on as the new one.
    private SequenceId? TakeOver(KvMatch match)
    {
        if (match.Length == 0 || match.Node.End != match.Length || match.Node.Children.Count > 0) return null;
        if (match.Node.Ends is not [var id] || _running[id.Value]) return null;
        Pin(id);
        return id;
    }

    private KvNode Root(string scope)
    {
        if (!_roots.TryGetValue(scope, out var root)) _roots.Add(scope, root = new KvNode(null, 0));
        return root;
    }

    private KvNode EndAt(KvMatch match)
    {
        if (match.Length == match.Node.End) return match.Node;
        var rest = match.Node.Split(match.Length);
        foreach (var id in rest.Ends) _leaves[id.Value] = rest;
        return match.Node;
    }

    private static SequenceId AnySequence(KvNode node)
    {
        while (node.Ends.Count == 0) node = node.Children[0];
        return node.Ends[0];
    }

    private KvNode Branch(KvNode node, SequenceId id)
    {
        var child = new KvNode(node, node.End) { Pins = 1 };
        node.Children.Add(child);
        node.Ends.Remove(id);
        child.Ends.Add(id);
        _leaves[id.Value] = child;
        DropKeptAbove(child);
        return child;
    }

    // Kept sequences that end on the way to a node are beginnings of the one that goes there.
    private void DropKeptAbove(KvNode node)
    {
        for (var above = node; above is not null; above = above.Parent)
        {
            for (var i = above.Ends.Count - 1; i >= 0; i--)
            {
                var id = above.Ends[i];
                if (_running[id.Value]) continue;
                above.Ends.RemoveAt(i);
                Return(id);
            }
        }
    }

    private void Pin(SequenceId id)
    {
        _running[id.Value] = true;
        _clock++;
        for (var node = _leaves[id.Value]; node is not null; node = node.Parent)
        {
            if (node.Pins++ == 0) CellsPinned += node.Tokens.Count;
            node.LastUse = _clock;
        }
    }

    private void Unpin(SequenceId id)
    {
        _running[id.Value] = false;
        for (var node = _leaves[id.Value]; node is not null; node = node.Parent)
        {
            if (--node.Pins == 0) CellsPinned -= node.Tokens.Count;
        }
    }

    private void Free(SequenceId id)
    {
        var node = _leaves[id.Value]!;
        node.Ends.Remove(id);
        Return(id);
        while (node.Parent is { } parent && node.Ends.Count == 0 && node.Children.Count == 0)
        {
            parent.Children.Remove(node);
            CellsUsed -= node.Tokens.Count;
            node = parent;
        }

        RemoveIfEmptyRoot(node);
    }

    private void Return(SequenceId id)
    {
        _leaves[id.Value] = null;
        _free.Push(id);
        _edits.Add(new KvEdit.Truncate(id, 0));
    }

    private void RemoveIfEmptyRoot(KvNode node)
    {
        if (node.Parent is not null || node.Children.Count > 0 || node.Ends.Count > 0) return;
        foreach (var (scope, root) in _roots)
        {
            if (root != node) continue;
            _roots.Remove(scope);
            return;
        }
    }

    private KvNode? LeastRecentLeaf()
    {
        KvNode? oldest = null;
        for (var id = 0; id < _leaves.Length; id++)
        {
            if (_running[id] || _leaves[id] is not { } leaf) continue;
            if (oldest is null || leaf.LastUse < oldest.LastUse) oldest = leaf;
        }

        return oldest;
    }
}
