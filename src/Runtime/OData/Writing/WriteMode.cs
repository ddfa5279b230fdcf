namespace Btp.Connectivity.OData;

/// <summary>Which properties of an object are written.</summary>
internal enum WriteMode : byte
{
    /// <summary>What was assigned; of an object that a service sent, all that it may be created with.</summary>
    Create,

    /// <summary>What was assigned since the object was read.</summary>
    Changes,

    /// <summary>Everything that may be written.</summary>
    Whole,

    /// <summary>Nothing: it is only looked for changes in nested values.</summary>
    Probe,

    /// <summary>Nothing: it is only looked for what must not be written.</summary>
    Check,

    /// <summary>Nothing: all changes, nested ones too, become what the service has.</summary>
    Accept,
}
