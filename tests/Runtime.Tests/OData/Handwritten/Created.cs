using Btp.Connectivity.OData;

namespace Btp.Connectivity.Runtime.Tests.OData.Handwritten;

public sealed partial class SalesOrderSet
{
    /// <summary>What another request of the same change set creates.</summary>
    public SalesOrderReference this[BatchResult<SalesOrder?> created] => new(State.Created(created));
}
