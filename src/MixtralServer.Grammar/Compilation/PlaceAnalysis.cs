namespace MixtralServer.Grammar.Compilation;

/// <summary>
/// Finds out what can be left out and what can be completed at all, drops what cannot, and refuses left recursion, which would
/// have to be expanded for ever before the first byte.
/// </summary>
internal sealed class PlaceAnalysis(List<Place> places)
{
    public void Run()
    {
        Solve(place => place.Skippable, (place, value) => place.Skippable = value, IsSkippable);
        Solve(place => place.Productive, (place, value) => place.Productive = value, IsProductive);
        foreach (var place in places) Prune(place);
        RefuseLeftRecursion();
    }

    private static bool IsSkippable(Place place) => place.Kind switch
    {
        PlaceKind.End => true,
        PlaceKind.Text => place.Start.Accepting && place.Next.Skippable,
        PlaceKind.Token => false,
        PlaceKind.Fork => place.Targets.Any(target => target.Skippable),
        _ => place.BodyOptional && place.Next.Skippable,
    };

    private static bool IsProductive(Place place) => place.Kind switch
    {
        PlaceKind.End => true,
        PlaceKind.Text => !place.Start.Dead && place.Next.Productive,
        PlaceKind.Token => place.Terminal.Mask.ContainsAnyExcept(0UL) && place.Next.Productive,
        PlaceKind.Fork => place.Targets.Any(target => target.Productive),
        _ => (place.Body.Productive || place.BodyOptional) && place.Next.Productive,
    };

    // The least solution: places become true one after the other, and each makes those that depend on it worth another look.
    private void Solve(Func<Place, bool> get, Action<Place, bool> set, Func<Place, bool> holds)
    {
        var users = new List<Place>?[places.Count];
        foreach (var place in places)
        {
            foreach (var other in Linked(place)) (users[other.Id] ??= []).Add(place);
        }

        var pending = new Stack<Place>(places);
        while (pending.TryPop(out var place))
        {
            if (get(place) || !holds(place)) continue;
            set(place, true);
            foreach (var user in users[place.Id] ?? []) pending.Push(user);
        }
    }

    private static List<Place> Linked(Place place) => place.Kind switch
    {
        PlaceKind.End => [],
        PlaceKind.Fork => place.Targets,
        PlaceKind.Call or PlaceKind.Loop => [place.Body, place.Next],
        _ => [place.Next],
    };

    private static void Prune(Place place)
    {
        place.Targets.RemoveAll(target => !target.Productive);
        if (place.Kind is not (PlaceKind.Call or PlaceKind.Loop) || place.Body.Productive) return;
        (place.Kind, place.Targets) = (PlaceKind.Fork, place.Next.Productive && place.BodyOptional ? [place.Next] : []);
    }

    // Depth first along what is reached without text; coming back to a place on the way is a recursion without text.
    private void RefuseLeftRecursion()
    {
        const byte OnTheWay = 1, Done = 2;
        var marks = new byte[places.Count];
        foreach (var start in places)
        {
            if (marks[start.Id] == Done) continue;
            var path = new Stack<(Place Place, IEnumerator<Place> Steps)>();
            Enter(start);
            while (path.TryPeek(out var top))
            {
                if (!top.Steps.MoveNext())
                {
                    marks[top.Place.Id] = Done;
                    path.Pop();
                }
                else if (marks[top.Steps.Current.Id] == OnTheWay)
                {
                    throw LeftRecursion(path.Select(step => step.Place));
                }
                else if (marks[top.Steps.Current.Id] != Done)
                {
                    Enter(top.Steps.Current);
                }
            }

            void Enter(Place place)
            {
                marks[place.Id] = OnTheWay;
                path.Push((place, WithoutText(place).GetEnumerator()));
            }
        }
    }

    private static IEnumerable<Place> WithoutText(Place place)
    {
        switch (place.Kind)
        {
            case PlaceKind.Text when place.Start.Accepting:
                yield return place.Next;
                break;
            case PlaceKind.Fork:
                foreach (var target in place.Targets) yield return target;
                break;
            case PlaceKind.Call or PlaceKind.Loop:
                yield return place.Body;
                if (place.BodyOptional) yield return place.Next;
                break;
        }
    }

    private static GrammarException LeftRecursion(IEnumerable<Place> path)
    {
        var name = path.FirstOrDefault(place => place.Kind == PlaceKind.Call && place.Name.Length > 0)?.Name ?? "(unnamed)";
        return new GrammarException(
            $"the rule {name} is left-recursive: it can begin with itself, which has to be written as a repeat instead");
    }
}
