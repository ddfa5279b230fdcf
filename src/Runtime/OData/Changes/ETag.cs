namespace Btp.Connectivity.OData;

/// <summary>Which version of an entity a change is meant for (<c>If-Match</c>). None by default; a tag as the service gave it; or <see cref="Any"/>.</summary>
/// <remarks>Methods that take an entity send the version that it was read with unless another one is given.</remarks>
public readonly record struct ETag
{
    private ETag(string? value) => Value = value;

    /// <summary>Whatever version there is (<c>If-Match: *</c>): changes of others are overwritten. The entity has to exist.</summary>
    public static ETag Any { get; } = new("*");

    /// <summary>The tag as sent, quotes and <c>W/</c> included; null for none.</summary>
    public string? Value { get; }

    /// <summary>A tag as the service gave it (<see cref="ODataEntity.ETag"/>).</summary>
    public static implicit operator ETag(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <summary>The tag as sent; empty for none.</summary>
    public override string ToString() => Value ?? "";
}
