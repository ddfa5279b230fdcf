namespace Btp.Connectivity.OData;

/// <summary>What a projection asks the service for.</summary>
/// <param name="method">How it is aggregated; null where a row's own value is meant.</param>
/// <param name="operand">The value; nothing for the number of rows.</param>
/// <param name="name">Its name in the response; a path where objects lie in between.</param>
internal sealed class ODataColumn(string? method, Operand operand, string name)
{
    private readonly string[] _path = [.. name.Split('/').Select(Uri.UnescapeDataString)];

    public string? Method { get; } = method;

    public Operand Operand { get; } = operand;

    public string Name { get; } = name;

    public ReadOnlySpan<string> Path => _path;

    /// <summary>Whether it is the same without looking closely.</summary>
    public bool Is(string? method, in Operand operand) => ReferenceEquals(Method, method) && Operand.Equals(operand);

    /// <summary><c>Amount with sum as SumOfAmount</c>.</summary>
    public void WriteAggregate(ref UrlWriter writer)
    {
        if (Method == ODataColumns.Count)
        {
            writer.Raw("$count");
        }
        else
        {
            Operand.Write(ref writer);
            writer.Raw("%20with%20");
            writer.Raw(Method!);
        }

        writer.Raw("%20as%20");
        writer.Name(Name);
    }
}
