namespace Btp.Connectivity.OData;

/// <summary>An error as the service described it.</summary>
internal sealed class ODataErrorContent
{
    public string? Code { get; set; }

    public string? Message { get; set; }

    public string? Target { get; set; }

    public List<ODataErrorDetail> Details { get; } = [];

    public ODataInnerError? InnerError { get; set; }
}
