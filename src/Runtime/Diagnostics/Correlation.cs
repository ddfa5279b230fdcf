using System.Diagnostics;

namespace Btp.Connectivity.Diagnostics;

/// <summary>
/// The id that every hop of one call carries in <c>x-correlationid</c>: what the caller gave, else the trace id of the current activity,
/// else a new one.
/// </summary>
internal static class Correlation
{
    public const string Header = "x-correlationid";

    private static readonly AsyncLocal<string?> Given = new();

    /// <summary>The id of the current flow, or null when there is neither a call nor an activity.</summary>
    public static string? Current => Given.Value ?? Activity.Current?.TraceId.ToHexString();

    /// <summary>The id of the current flow; begins one when there is none.</summary>
    public static string Begin(string? given)
    {
        if (given is not null)
        {
            return Given.Value = given;
        }

        return Current ?? (Given.Value = ActivityTraceId.CreateRandom().ToHexString());
    }

    public static void Stamp(HttpRequestMessage request)
    {
        if (Current is { } id && !request.Headers.NonValidated.Contains(Header))
        {
            request.Headers.TryAddWithoutValidation(Header, id);
        }
    }
}
