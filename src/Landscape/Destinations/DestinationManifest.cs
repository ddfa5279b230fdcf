using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Destinations;

/// <summary>The destinations of one file, or why they cannot be read.</summary>
/// <param name="Path">The file.</param>
/// <param name="Destinations">The destinations in the order of the file.</param>
/// <param name="Problems">What could not be read, and where; the destinations are empty then.</param>
public sealed record DestinationManifest(string Path, EquatableArray<Destination> Destinations, EquatableArray<SyntaxProblem> Problems)
{
    /// <summary>The names of all destinations, each once, in the order of the file.</summary>
    public EquatableArray<string> Names
    {
        get
        {
            var names = new List<string>();
            foreach (var destination in Destinations)
            {
                if (!names.Contains(destination.Name))
                    names.Add(destination.Name);
            }

            return names.ToEquatableArray();
        }
    }

    /// <summary>The destination of exactly this name. Where several have it, the instance shadows the subaccount, as the Destination service has it.</summary>
    /// <param name="name">The name, whose case matters.</param>
    public Destination? Find(string name)
    {
        Destination? found = null;
        foreach (var destination in Destinations)
        {
            if (destination.Name == name && (found is null || (found.Level != DestinationLevel.Instance && destination.Level == DestinationLevel.Instance)))
                found = destination;
        }

        return found;
    }

    /// <summary>The name that somebody who wrote <paramref name="name"/> probably meant; null if none is near.</summary>
    /// <param name="name">What was written.</param>
    public string? Suggest(string name) => Spelling.Suggest(name, Names);

    /// <summary>The same without any place, for those who only want to know whether the manifest says something else now.</summary>
    public DestinationManifest WithoutPlaces()
    {
        var destinations = new List<Destination>(Destinations.Count);
        foreach (var destination in Destinations)
            destinations.Add(destination.WithoutPlaces());

        var problems = new List<SyntaxProblem>(Problems.Count);
        foreach (var problem in Problems)
            problems.Add(problem with { Span = default });

        return new DestinationManifest(Path, destinations.ToEquatableArray(), problems.ToEquatableArray());
    }
}
