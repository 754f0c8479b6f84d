namespace MixtralServer.Grammar.Matching;

/// <summary>Triples of numbers seen since it was last emptied, which costs nothing.</summary>
internal sealed class SeenSet
{
    private (int A, int B, int C, int Round)[] _slots = new (int, int, int, int)[64];
    private int _round = 1;
    private int _count;

    public void Clear() => (_round, _count) = (_round + 1, 0);

    /// <summary>Whether a triple was not in it yet; then it is.</summary>
    public bool Add(int a, int b, int c)
    {
        if (2 * _count >= _slots.Length) Grow(); // bounded by the fuel of a step, as each costs some
        return Insert(a, b, c);
    }

    private bool Insert(int a, int b, int c)
    {
        var hash = unchecked(((uint)a * 2654435761u) ^ ((uint)b * 2246822519u) ^ ((uint)c * 3266489917u));
        for (var at = (int)(hash >> 8) & (_slots.Length - 1); ; at = (at + 1) & (_slots.Length - 1))
        {
            ref var slot = ref _slots[at];
            if (slot.Round != _round)
            {
                slot = (a, b, c, _round);
                _count++;
                return true;
            }

            if (slot.A == a && slot.B == b && slot.C == c) return false;
        }
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new (int, int, int, int)[2 * old.Length];
        _count = 0;
        foreach (var (a, b, c, round) in old)
        {
            if (round == _round) Insert(a, b, c);
        }
    }
}
