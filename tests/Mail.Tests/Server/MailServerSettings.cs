using System.Text.Json.Serialization;

namespace Btp.Connectivity.Mail.Tests.Server;

/// <summary>What the mail server offers and refuses.</summary>
internal sealed record MailServerSettings
{
    /// <summary>TLS from the first byte.</summary>
    public bool Secure { get; init; }

    /// <summary>STARTTLS is not offered.</summary>
    public bool HideStartTls { get; init; }

    /// <summary>Addresses are ASCII only.</summary>
    public bool HideUtf8 { get; init; }

    /// <summary>Who has not logged on may send too.</summary>
    public bool AuthOptional { get; init; }

    /// <summary>Logon without TLS.</summary>
    public bool AllowInsecureAuth { get; init; }

    public string[] Methods { get; init; } = ["PLAIN", "LOGIN", "XOAUTH2"];

    public string Password { get; init; } = MailLandscape.Password;

    /// <summary>How many logons are refused, whatever they show.</summary>
    public int RefusedLogons { get; init; }

    /// <summary>A refusal quotes what was shown.</summary>
    public bool QuotesSecret { get; init; }

    /// <summary>The largest message, in bytes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Size { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Certificate { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Key { get; init; }
}
