using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Btp.Connectivity.OData;

/// <summary>A structured value of a service: an entity or a complex value. It remembers which of its properties were assigned.</summary>
public abstract class ODataObject
{
    // The first word has no room for the last bit: it says that a service sent the object.
    private const int InFirstWord = 63;
    private const ulong Known = 1UL << InFirstWord;

    private ulong _assigned;

    // One reference for all that is rare: most objects have none of it, and it should cost them eight bytes at most.
    private protected ODataExtras? Extras { get; private set; }

    /// <summary>Properties that the metadata does not name: of open types, and extension fields (<c>YY1_…</c>) that were added after the metadata was taken. They are written as they are assigned.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> AdditionalProperties
    {
        get => EnsureExtras().Properties;
        init
        {
            foreach (var (name, element) in value)
                EnsureExtras().Properties[name] = element;
        }
    }

    /// <summary>Whether the service sent properties that the metadata does not name; asking allocates nothing.</summary>
    [JsonIgnore]
    public bool HasAdditionalProperties => Extras is { HasProperties: true };

    /// <summary>Whether a property was assigned since the object was made, read or written; also one of a complex value in it.</summary>
    /// <remarks>Assigning counts, whatever the value was before: what was assigned is sent. Related entities have changes of their own.</remarks>
    [JsonIgnore]
    public bool HasChanges => IsAnyAssigned || ODataWriter.HasNestedChanges(this);

    /// <summary>Whether a service sent the object.</summary>
    internal bool IsKnown => (_assigned & Known) != 0;

    /// <summary>Whether the object itself has changes, whatever is nested in it.</summary>
    internal bool IsAnyAssigned
        => (_assigned & ~Known) != 0 || (Extras is { } extras && (extras.MoreAssigned.AsSpan().ContainsAnyExcept(0UL) || extras.PropertiesOrNull is { Changed.Count: > 0 }));

    /// <summary>The existing entity that this one stands for, relative to the service root.</summary>
    internal string? LinkedUrl => Extras?.Link;

    internal AdditionalProperties? AdditionalOrNull => Extras?.PropertiesOrNull;

    /// <summary>Assigns a property and remembers it: what setters of generated code do. Reading a response assigns the fields.</summary>
    /// <param name="field">The property's field.</param>
    /// <param name="value">The value.</param>
    /// <param name="property">The property's number.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetProperty<T>(ref T field, T value, int property)
    {
        field = value;
        if (property < InFirstWord)
            _assigned |= 1UL << property;
        else
            AssignFurther(property - InFirstWord);
    }

    /// <summary>Reads the properties of a response: generated.</summary>
    /// <param name="reader">Stands on the object's opening brace, and on its closing brace afterwards.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void ReadProperties(ref ODataReader reader);

    /// <summary>Writes the properties that a request needs: generated.</summary>
    /// <param name="writer">Decides which ones these are.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void WriteProperties(ODataWriter writer);

    internal void Read(ref ODataReader reader) => ReadProperties(ref reader);

    internal void Write(ODataWriter writer) => WriteProperties(writer);

    internal bool IsAssigned(int property)
    {
        if (property < InFirstWord)
            return (_assigned & (1UL << property)) != 0;
        var (word, bit) = Math.DivRem(property - InFirstWord, 64);
        return Extras is { } extras && word < extras.MoreAssigned.Length && (extras.MoreAssigned[word] & (1UL << bit)) != 0;
    }

    /// <summary>Begins to be what the service sent.</summary>
    internal void BeginReading()
    {
        AcceptChanges();
        _assigned = Known;
    }

    /// <summary>Forgets what was assigned: it was written.</summary>
    internal void AcceptChanges()
    {
        _assigned &= Known;
        if (Extras is not { } extras)
            return;
        extras.MoreAssigned = [];
        extras.PropertiesOrNull?.AcceptChanges();
    }

    internal void StandFor(string url) => EnsureExtras().Link = url;

    internal void ReadAdditional(string name, JsonElement value) => EnsureExtras().Properties.Read(name, value);

    private protected ODataExtras EnsureExtras() => Extras ??= new();

    private void AssignFurther(int property)
    {
        var extras = EnsureExtras();
        var (word, bit) = Math.DivRem(property, 64);
        if (word >= extras.MoreAssigned.Length)
        {
            var words = new ulong[word + 1];
            extras.MoreAssigned.CopyTo(words, 0);
            extras.MoreAssigned = words;
        }

        extras.MoreAssigned[word] |= 1UL << bit;
    }
}
