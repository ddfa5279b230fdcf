namespace Btp.Connectivity.OData;

/// <content>Complex values, related entities, collections.</content>
public sealed partial class ODataWriter
{
    /// <summary>Writes a complex value, or a related entity: inline, or as a link to an existing one.</summary>
    /// <exception cref="InvalidOperationException">A change carries a related entity that is no link: the protocol has no such request.</exception>
    public void WriteObject(ODataObject? value)
    {
        if (_property >= 0 && !IsToBeWritten(value, isCollection: false))
            return;
        if (value?.LinkedUrl is { } link)
            WriteLink(link);
        else if (Begin(value is not null))
            Write(value!, NestedMode(), _within);
    }

    /// <summary>Writes complex values, or related entities: inline, or as links to existing ones.</summary>
    /// <exception cref="InvalidOperationException">A change carries related entities: the protocol has no such request.</exception>
    public void WriteCollection(IReadOnlyList<ODataObject>? values)
    {
        if (_property >= 0 && !IsToBeWritten(values))
            return;
        if (Protocol == ODataProtocol.V4 && _property >= 0 && !WriteLinks(ref values))
            return;
        if (!Begin(values is not null))
            return;
        var rules = _within;
        _json.WriteStartArray();
        foreach (var value in values!)
        {
            if (value.LinkedUrl is { } link)
                WriteLink(link);
            else
                Write(value, NestedMode(), rules);
        }

        _json.WriteEndArray();
    }

    /// <summary>Writes primitive or enumeration values: <c>WriteList(Emails, static (w, item) => w.WriteString(item))</c>.</summary>
    public void WriteList<T>(IReadOnlyList<T>? values, Action<ODataWriter, T> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (!Begin(values is not null))
            return;
        _json.WriteStartArray();
        foreach (var value in values!)
            item(this, value);
        _json.WriteEndArray();
    }

    // An assigned value takes the place of the one before; one that was only changed inside keeps the rest, where the protocol says so.
    private WriteMode NestedMode() => _mode switch
    {
        WriteMode.Changes => _wasAssigned || Protocol == ODataProtocol.V2 ? WriteMode.Whole : WriteMode.Changes,
        WriteMode.Whole => WriteMode.Whole,
        _ => WriteMode.Create,
    };

    private bool IsToBeWritten(ODataObject? value, bool isCollection)
    {
        _wasAssigned = _isAssigned;
        switch (_mode)
        {
            case WriteMode.Probe:
                _hasChanges |= value is { HasChanges: true };
                return false;
            case WriteMode.Check:
                Check(value, _within);
                return false;
            case WriteMode.Accept:
                Accept(value);
                return false;
            case WriteMode.Create when _use == PropertyUse.Navigation:
                return value is not null;
            case WriteMode.Create:
                return _isAssigned || value is { IsKnown: true } or { HasChanges: true };
            case WriteMode.Changes when _use != PropertyUse.Navigation:
                return _isAssigned || value is { HasChanges: true };
            default:
                return _use != PropertyUse.Navigation || (!isCollection && value?.LinkedUrl is not null) ? true : throw NoDeepUpdate();
        }
    }

    private bool IsToBeWritten(IReadOnlyList<ODataObject>? values)
    {
        // Items have no place of their own in a change: one that changed means all.
        _wasAssigned = true;
        switch (_mode)
        {
            case WriteMode.Probe:
                _hasChanges |= HasChangedItem(values);
                return false;
            case WriteMode.Check:
                var rules = _within;
                foreach (var value in values ?? [])
                    Check(value, rules);
                return false;
            case WriteMode.Accept:
                foreach (var value in values ?? [])
                    Accept(value);
                return false;
            case WriteMode.Create when _use == PropertyUse.Navigation:
                return values is not null;
            case WriteMode.Create:
                return _isAssigned || values is { Count: > 0 };
            case WriteMode.Changes when _use != PropertyUse.Navigation:
                return _isAssigned || HasChangedItem(values);
            default:
                return _use != PropertyUse.Navigation ? true : throw NoDeepUpdate();
        }
    }

    private void Check(ODataObject? value, ODataWriteRules? rules)
    {
        if (value is not null && rules is not null)
            Check(value, _checked, rules, _demands);
    }

    // What has no changes is done: entities that lead back to each other come to an end here.
    private void Accept(ODataObject? value)
    {
        if (value is { HasChanges: true })
            value.Write(this);
    }

    private static bool HasChangedItem(IReadOnlyList<ODataObject>? values)
    {
        foreach (var value in values ?? [])
        {
            if (value.HasChanges)
                return true;
        }

        return false;
    }

    private InvalidOperationException NoDeepUpdate() => new(
        $"{_names![_property]} was assigned, but related entities are not part of an update: create, update or delete them over their own set or over the navigation property, "
        + "or link an existing one (AsLink, AddLinkAsync, SetLinkAsync).");

    // "Customer@odata.bind": "Customers(1)" in V4, "to_Customer": {"__metadata": {"uri": "Customers('1')"}} in V2.
    private void WriteLink(string url)
    {
        if (Protocol == ODataProtocol.V4)
        {
            _json.WriteString(_names![_property] + "@odata.bind", url);
            _property = -1;
            return;
        }

        Begin(isThere: true);
        _json.WriteStartObject();
        _json.WriteStartObject("__metadata"u8);
        _json.WriteString("uri"u8, url);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    /// <summary>Writes V4's links of a collection beside it.</summary>
    /// <returns>Whether anything is left to write inline.</returns>
    private bool WriteLinks(ref IReadOnlyList<ODataObject>? values)
    {
        var links = new List<string>();
        var inline = new List<ODataObject>();
        foreach (var value in values ?? [])
        {
            if (value.LinkedUrl is { } link)
                links.Add(link);
            else
                inline.Add(value);
        }

        if (links.Count == 0)
            return true;
        _json.WriteStartArray(_names![_property] + "@odata.bind");
        foreach (var link in links)
            _json.WriteStringValue(link);
        _json.WriteEndArray();
        values = inline;
        if (inline.Count > 0)
            return true;
        _property = -1;
        return false;
    }
}
