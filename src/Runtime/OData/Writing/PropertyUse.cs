namespace Btp.Connectivity.OData;

/// <summary>What decides whether a property is written.</summary>
[Flags]
internal enum PropertyUse : byte
{
    Plain = 0,
    Key = 1,
    Computed = 2,
    Immutable = 4,
    Complex = 8,
    Navigation = 16,
}
