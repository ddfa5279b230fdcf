namespace Btp.Connectivity.OData;

/// <summary>What a service is asked to answer a change with (<c>Prefer</c>). A service may do otherwise.</summary>
public enum ReturnPreference : byte
{
    /// <summary>Nothing is asked for: most services answer a creation with the entity, and an update with nothing.</summary>
    None,

    /// <summary>Nothing but headers (<c>return=minimal</c>).</summary>
    Minimal,

    /// <summary>The entity as it is afterwards (<c>return=representation</c>).</summary>
    Representation,
}
