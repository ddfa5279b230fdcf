namespace Btp.Connectivity.OData;

/// <summary>The primitive type of a property on the wire, which decides how a value is written into a URL.</summary>
/// <remarks>V2's <c>Edm.DateTime</c> stays <see cref="DateTime"/> even where the C# property is a <see cref="System.DateOnly"/>.</remarks>
public enum EdmType : byte
{
    /// <summary>The absent value.</summary>
    Null,

    /// <summary><c>Edm.String</c>.</summary>
    String,

    /// <summary><c>Edm.Boolean</c>.</summary>
    Boolean,

    /// <summary><c>Edm.Byte</c>: 0 to 255.</summary>
    Byte,

    /// <summary><c>Edm.SByte</c>: -128 to 127.</summary>
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

    /// <summary>V4 <c>Edm.Date</c>.</summary>
    Date,

    /// <summary>V2 <c>Edm.DateTime</c>: date and time without zone.</summary>
    DateTime,

    /// <summary><c>Edm.DateTimeOffset</c>.</summary>
    DateTimeOffset,

    /// <summary>V2 <c>Edm.Time</c>: written as a duration, meant as a time of day.</summary>
    Time,

    /// <summary>V4 <c>Edm.TimeOfDay</c>.</summary>
    TimeOfDay,

    /// <summary>V4 <c>Edm.Duration</c>.</summary>
    Duration,

    /// <summary><c>Edm.Binary</c>.</summary>
    Binary,

    /// <summary>An enumeration of the service (V4).</summary>
    Enum,

    /// <summary>A shape on the earth (V4).</summary>
    Geography,

    /// <summary>A shape in a plane (V4).</summary>
    Geometry,
}
