namespace Btp.Connectivity.Analyzers.Code.Credentials;

/// <summary>What a place that takes credentials makes of the text that it gets.</summary>
internal enum SinkKind
{
    /// <summary>The place takes no credential.</summary>
    None,

    /// <summary>A framework uses the text as a password or key, whatever it looks like.</summary>
    Password,

    /// <summary>The name says that it is a credential; the text may still be about one.</summary>
    Named,

    /// <summary>The name is "token" or "secret" alone; the text has to look like one.</summary>
    Bare,

    /// <summary>The key of a dictionary says so, which may as well hold labels.</summary>
    Entry,

    /// <summary>A header: scheme and credential.</summary>
    Header,

    /// <summary>User and password, with a colon between them.</summary>
    Pair,

    /// <summary>The header of cookies, one of which may be a logon ticket or a session.</summary>
    Cookie,

    /// <summary>The parameter of an authentication scheme.</summary>
    SchemeParameter,

    /// <summary>A connection string, of which one field may be a credential.</summary>
    ConnectionString,

    /// <summary>The body of a request, of which one field may be a credential.</summary>
    Body,
}
