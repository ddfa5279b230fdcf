namespace Btp.Connectivity.Metadata.Model;

/// <summary>The primitive types of the entity data model, those of V2 included.</summary>
public enum PrimitiveKind
{
    /// <summary>Not a primitive, or not known: read and kept as JSON.</summary>
    Untyped,

    /// <summary><c>Edm.String</c>.</summary>
    String,

    /// <summary><c>Edm.Boolean</c>.</summary>
    Boolean,

    /// <summary><c>Edm.Byte</c>.</summary>
    Byte,

    /// <summary><c>Edm.SByte</c>.</summary>
    SByte,

    /// <summary><c>Edm.Int16</c>.</summary>
    Int16,

    /// <summary><c>Edm.Int32</c>.</summary>
    Int32,

    /// <summary><c>Edm.Int64</c>.</summary>
    Int64,

    /// <summary><c>Edm.Single</c>, in V2 also <c>Edm.Float</c>.</summary>
    Single,

    /// <summary><c>Edm.Double</c>.</summary>
    Double,

    /// <summary><c>Edm.Decimal</c>.</summary>
    Decimal,

    /// <summary><c>Edm.Guid</c>.</summary>
    Guid,

    /// <summary><c>Edm.Date</c>.</summary>
    Date,

    /// <summary><c>Edm.DateTime</c> of V2: a date and time without zone.</summary>
    DateTime,

    /// <summary><c>Edm.DateTimeOffset</c>.</summary>
    DateTimeOffset,

    /// <summary><c>Edm.TimeOfDay</c>.</summary>
    TimeOfDay,

    /// <summary><c>Edm.Time</c> of V2: on the wire a duration, by meaning a time of day.</summary>
    Time,

    /// <summary><c>Edm.Duration</c>.</summary>
    Duration,

    /// <summary><c>Edm.Binary</c>.</summary>
    Binary,

    /// <summary><c>Edm.Stream</c>: a link to a media resource, no value.</summary>
    Stream,

    /// <summary>Any of <c>Edm.Geography*</c> and <c>Edm.Geometry*</c>.</summary>
    Geo,
}
