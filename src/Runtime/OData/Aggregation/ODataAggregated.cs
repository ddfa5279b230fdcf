namespace Btp.Connectivity.OData;

/// <summary>How aggregates are read.</summary>
internal static class ODataAggregated
{
    public static IODataValue<long?> Int64 { get; } = new ComparablePath<long>(default, EdmType.Int64);

    public static IODataValue<decimal?> Decimal { get; } = new ComparablePath<decimal>(default, EdmType.Decimal);

    public static IODataValue<double?> Double { get; } = new ComparablePath<double>(default, EdmType.Double);
}
