using System.ComponentModel;

namespace Btp.Connectivity.OData;

/// <summary>What a set takes less of than its type says: properties that no create, or no update, may carry there. Generated.</summary>
/// <remarks>From <c>InsertRestrictions/NonInsertableProperties</c> and <c>UpdateRestrictions/NonUpdatableProperties</c>, in V2 <c>sap:creatable</c> and <c>sap:updatable</c>.</remarks>
/// <param name="set">Name of the set, for messages.</param>
/// <param name="notCreatable">Properties that no create may carry, by their names on the wire.</param>
/// <param name="notUpdatable">Properties that no update may carry, by their names on the wire.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ODataWriteRules(string set, string[] notCreatable, string[] notUpdatable)
{
    /// <summary>Whether a request must not carry a property.</summary>
    internal bool Forbids(WriteMode mode, string property) => Array.IndexOf(mode == WriteMode.Create ? notCreatable : notUpdatable, property) >= 0;

    /// <summary>Refuses what was assigned and would be left out, or refused by the service.</summary>
    /// <exception cref="InvalidOperationException">A property was assigned that the request must not carry.</exception>
    internal void Check(ODataObject entity, WriteMode mode)
    {
        var names = ODataWriter.NamesOf(entity);
        for (var i = 0; i < (names?.Count ?? 0); i++)
        {
            if (entity.IsAssigned(i) && Forbids(mode, names![i]))
                throw Refusal(names[i], mode);
        }
    }

    /// <summary>Says that a property cannot be written.</summary>
    internal InvalidOperationException Refusal(string property, WriteMode mode) => new(
        mode == WriteMode.Create
            ? $"{set} takes no {property} from those who create: it was assigned, but the service's document forbids it."
            : $"{set} does not let {property} be changed: it was assigned, but the service's document forbids it.");
}
