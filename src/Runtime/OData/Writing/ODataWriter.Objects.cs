namespace Btp.Connectivity.OData;

/// <content>Objects: which of their properties a request needs.</content>
public sealed partial class ODataWriter
{
    private const int DeepestNesting = 64;

    private WriteMode _mode;
    private int _depth;

    // The property whose value is written next; its name is written with the value, because there may be none to write.
    private PropertyNames? _names;
    private int _property = -1;
    private PropertyUse _use;
    private bool _isAssigned;

    // The same of the nested value that is being written.
    private bool _wasAssigned;

    // Values of an object that the service sent are all written on create, but what it left empty stays empty.
    private bool _skipsNull;

    // What the object is written without or must not be without, and the same of the complex value that is written next.
    private ODataWriteRules? _rules;
    private ODataWriteRules? _within;

    // Check: what is going to be written, and whether anything is demanded.
    private WriteMode _checked;
    private bool _demands;

    // Probe: the names of the outermost object.
    private PropertyNames? _probed;

    // Probe: a nested value has changes.
    private bool _hasChanges;

    /// <summary>Whether a complex value in the object has changes.</summary>
    internal static bool HasNestedChanges(ODataObject value)
    {
        using var writer = new ODataWriter(WriteMode.Probe);
        value.Write(writer);
        return writer._hasChanges;
    }

    /// <summary>All changes, those of nested values and inline entities too, become what the service has.</summary>
    internal static void AcceptChanges(ODataObject value)
    {
        using var writer = new ODataWriter(WriteMode.Accept);
        value.Write(writer);
    }

    /// <summary>Refuses what rules forbid, in complex values too.</summary>
    /// <exception cref="InvalidOperationException">A property was assigned that the request must not carry, or none that it must.</exception>
    internal static void Check(ODataObject value, WriteMode mode, ODataWriteRules rules, bool demands)
    {
        using var writer = new ODataWriter(WriteMode.Check) { _rules = rules, _checked = mode, _demands = demands };
        value.Write(writer);
    }

    /// <summary>The names of an object's properties.</summary>
    internal static PropertyNames? NamesOf(ODataObject value)
    {
        using var writer = new ODataWriter(WriteMode.Probe);
        value.Write(writer);
        return writer._probed;
    }

    /// <summary>Writes an entity, or the value of a parameter.</summary>
    /// <param name="value">What is written.</param>
    /// <param name="mode">Which properties of it.</param>
    /// <param name="rules">What is left out of it, and what is sent along; whoever calls has checked what was assigned.</param>
    internal void Write(ODataObject value, WriteMode mode, ODataWriteRules? rules = null)
    {
        if (++_depth > DeepestNesting)
            throw new InvalidOperationException($"The entity holds others more than {DeepestNesting} levels deep: most likely one of them leads back to it, which no request can carry.");
        var before = (_mode, _wasAssigned, _rules);
        (_mode, _rules) = (mode, rules);
        value.Write(this);
        (_mode, _wasAssigned, _rules) = before;
        _depth--;
    }

    /// <summary>Begins an object.</summary>
    /// <param name="target">The object being written.</param>
    /// <param name="names">The names of its properties.</param>
    public ODataWriteScope EnterObject(ODataObject target, PropertyNames names)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(names);
        if (_mode == WriteMode.Accept)
            target.AcceptChanges();
        _probed ??= names;
        if (_mode == WriteMode.Check)
            _rules?.Check(target, names, _checked, _demands);
        if (_mode is WriteMode.Probe or WriteMode.Accept or WriteMode.Check)
            return new(target, _mode) { Last = names.HasNested ? -1 : names.Count };
        _json.WriteStartObject();
        if (names.TypeName is { } type)
            WriteType(type);
        return new(target, _mode);
    }

    /// <summary>Goes on to the next property that the request needs; its value is written next.</summary>
    /// <returns>False at the end of the object.</returns>
    public bool NextProperty(PropertyNames names, ref ODataWriteScope scope, out int property)
    {
        ArgumentNullException.ThrowIfNull(names);
        _mode = scope.Mode;
        for (property = scope.Last + 1; property < names.Count; property++)
        {
            var use = names.UseOf(property);
            var isAssigned = scope.Target.IsAssigned(property);
            if (_rules is not null)
            {
                if (_rules.Forbids(scope.Mode == WriteMode.Check ? _checked : scope.Mode, names[property]))
                    continue;
                isAssigned |= scope.Mode == WriteMode.Changes && _rules.Demands(scope.Mode, names[property]);
            }

            if (!IsNeeded(scope.Mode, use, isAssigned, scope.Target.IsKnown))
                continue;
            _within = (use & PropertyUse.Complex) == 0 ? null : _rules?.Within(names[property]);
            scope.Last = property;
            (_names, _property, _use, _isAssigned) = (names, property, use, isAssigned);
            _skipsNull = scope.Mode == WriteMode.Create && !isAssigned;
            return true;
        }

        scope.Last = names.Count;
        _property = -1;
        if (scope.Mode is not (WriteMode.Probe or WriteMode.Accept or WriteMode.Check))
        {
            WriteAdditional(scope);
            _json.WriteEndObject();
        }

        return false;
    }

    private static bool IsNeeded(WriteMode mode, PropertyUse use, bool isAssigned, bool isKnown)
    {
        const PropertyUse NeverChanged = PropertyUse.Key | PropertyUse.Immutable | PropertyUse.Computed;
        return mode switch
        {
            WriteMode.Create => (use & PropertyUse.Computed) == 0 && (isAssigned || isKnown || use == PropertyUse.Complex),
            WriteMode.Changes => (use & NeverChanged) == 0 && (isAssigned || use == PropertyUse.Complex),
            WriteMode.Whole => (use & NeverChanged) == 0 && (isAssigned || use != PropertyUse.Navigation),
            WriteMode.Probe or WriteMode.Check => use == PropertyUse.Complex,
            _ => (use & (PropertyUse.Complex | PropertyUse.Navigation)) != 0,
        };
    }

    private void WriteType(string type)
    {
        if (Protocol == ODataProtocol.V4)
        {
            _json.WriteString("@odata.type"u8, "#" + type);
            return;
        }

        _json.WriteStartObject("__metadata"u8);
        _json.WriteString("type"u8, type);
        _json.WriteEndObject();
    }

    private void WriteAdditional(in ODataWriteScope scope)
    {
        if (scope.Target.AdditionalOrNull is not { } additional)
            return;
        if (scope.Mode != WriteMode.Changes)
        {
            foreach (var (name, value) in additional)
            {
                _json.WritePropertyName(name);
                WriteUntyped(value);
            }

            return;
        }

        foreach (var name in additional.Changed.Order(StringComparer.Ordinal))
        {
            _json.WritePropertyName(name);
            WriteUntyped(additional.TryGetValue(name, out var value) ? value : null);
        }
    }

    /// <summary>Begins a value: writes the name of its property if it is one's.</summary>
    /// <returns>Whether there is more to write than null.</returns>
    private bool Begin(bool isThere)
    {
        if (_property >= 0)
        {
            if (!isThere && _skipsNull)
                return false;
            _json.WritePropertyName(_names!.Utf8(_property));
            _property = -1;
        }

        if (!isThere)
            _json.WriteNullValue();
        return isThere;
    }
}
