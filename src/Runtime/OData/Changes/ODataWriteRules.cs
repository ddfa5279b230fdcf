using System.ComponentModel;

namespace Btp.Connectivity.OData;

/// <summary>What a set takes less of, or wants more of, than its type says: properties that no create or no update may carry there, and such that each must carry. Generated.</summary>
/// <remarks>
/// From <c>NonInsertableProperties</c>, <c>NonUpdatableProperties</c> and <c>RequiredProperties</c> of <c>InsertRestrictions</c> and <c>UpdateRestrictions</c>, in V2 <c>sap:creatable</c> and
/// <c>sap:updatable</c>. Properties stand there by their names on the wire, those of complex values by their path: <c>Address/City</c>.
/// </remarks>
/// <param name="set">Name of the set, for messages.</param>
/// <param name="notCreatable">Properties that no create may carry.</param>
/// <param name="notUpdatable">Properties that no update may carry.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ODataWriteRules(string set, string[] notCreatable, string[] notUpdatable)
{
    private static readonly Dictionary<string, ODataWriteRules> _none = [];

    // Where in the entity these rules hold: "Address/".
    private string _place = "";
    private Dictionary<string, ODataWriteRules>? _within;

    /// <summary>Properties that a create must carry.</summary>
    public string[] RequiredOnCreate { get; init; } = [];

    /// <summary>Properties that an update must carry.</summary>
    public string[] RequiredOnUpdate { get; init; } = [];

    /// <summary>Whether a request must not carry a property.</summary>
    internal bool Forbids(WriteMode mode, string property) => Array.IndexOf(mode == WriteMode.Create ? notCreatable : notUpdatable, property) >= 0;

    /// <summary>Whether a request must carry a property. A replacement carries all there are.</summary>
    internal bool Demands(WriteMode mode, string property)
        => mode is WriteMode.Create or WriteMode.Changes && Array.IndexOf(mode == WriteMode.Create ? RequiredOnCreate : RequiredOnUpdate, property) >= 0;

    /// <summary>The rules of a complex value; null where there are none.</summary>
    internal ODataWriteRules? Within(string property) => (_within ??= Divide()).GetValueOrDefault(property);

    /// <summary>Refuses what was assigned and would be left out, or refused by the service, and what was not and is demanded.</summary>
    /// <param name="entity">What is to be written.</param>
    /// <param name="mode">What of it.</param>
    /// <param name="isBehindParent">Whether it is created over a navigation property, which gives it values that nobody assigns.</param>
    /// <exception cref="InvalidOperationException">A property was assigned that the request must not carry, or none that it must.</exception>
    internal void Check(ODataObject entity, WriteMode mode, bool isBehindParent = false) => ODataWriter.Check(entity, mode, this, !isBehindParent);

    /// <summary>The same for the properties of one object.</summary>
    internal void Check(ODataObject target, PropertyNames names, WriteMode mode, bool demands)
    {
        for (var i = 0; i < names.Count; i++)
        {
            var isAssigned = target.IsAssigned(i);
            if (isAssigned && Forbids(mode, names[i]))
                throw Refusal(names[i], mode);
            // What the service sent is there, and is sent along.
            if (!isAssigned && !target.IsKnown && demands && Demands(mode, names[i]))
                throw Missing(names[i], mode);
        }
    }

    /// <summary>Says that a property cannot be written.</summary>
    internal InvalidOperationException Refusal(string property, WriteMode mode) => new(
        mode == WriteMode.Create
            ? $"{set} takes no {_place}{property} from those who create: it was assigned, but the service's document forbids it."
            : $"{set} does not let {_place}{property} be changed: it was assigned, but the service's document forbids it.");

    private InvalidOperationException Missing(string property, WriteMode mode) => new(
        mode == WriteMode.Create
            ? $"{set} wants {_place}{property} from those who create: the service's document demands it, and it was not assigned."
            : $"{set} wants {_place}{property} with every update: the service's document demands it, and it was neither assigned nor read before.");

    private Dictionary<string, ODataWriteRules> Divide()
    {
        var complex = new[] { notCreatable, notUpdatable, RequiredOnCreate, RequiredOnUpdate }.SelectMany(static paths => paths).Where(static path => path.Contains('/', StringComparison.Ordinal))
            .Select(static path => path[..path.IndexOf('/', StringComparison.Ordinal)]).Distinct().ToList();
        return complex.Count == 0 ? _none : complex.ToDictionary(static name => name, name => new ODataWriteRules(set, Behind(notCreatable, name), Behind(notUpdatable, name))
        {
            _place = $"{_place}{name}/", RequiredOnCreate = Behind(RequiredOnCreate, name), RequiredOnUpdate = Behind(RequiredOnUpdate, name),
        });
    }

    private static string[] Behind(string[] paths, string name)
        => [.. paths.Where(path => path.StartsWith(name + "/", StringComparison.Ordinal)).Select(path => path[(name.Length + 1)..])];
}
