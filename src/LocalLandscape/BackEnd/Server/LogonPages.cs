namespace Btp.Connectivity.LocalLandscape.BackEnd.Server;

/// <summary>What is answered to a request that nobody is known for.</summary>
internal static class LogonPages
{
    private const string Page = """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Logon</title></head>
        <body><form method="post" autocomplete="off"><h1>Log on</h1>
        <label>User <input name="sap-user"></label> <label>Password <input name="sap-password" type="password"></label> <button>Log on</button>
        </form></body></html>
        """;

    private const string Failed = """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Logon failed</title></head>
        <body><h1>Logon failed</h1><p>No user could be logged on for this request.</p></body></html>
        """;

    /// <summary>401 with a Basic challenge, or the logon page with 200.</summary>
    public static Answer Refusal(bool asLogonPage) => asLogonPage
        ? Answer.Text("text/html;charset=utf-8", Page)
        : Answer.Text("text/html;charset=utf-8", Failed, 401).With(("WWW-Authenticate", "Basic realm=\"S/4HANA on localhost\""));
}
