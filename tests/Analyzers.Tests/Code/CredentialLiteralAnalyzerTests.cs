using Btp.Connectivity.Analyzers.Code.Credentials;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Analyzers.Tests.Code;

public sealed class CredentialLiteralAnalyzerTests
{
    private const string Types = """
        #nullable disable
        using System; using System.Collections.Generic; using System.Net; using System.Net.Http; using System.Net.Http.Headers; using System.Security.Cryptography; using System.Security.Cryptography.X509Certificates; using System.Text;

        public class Options { public string Password { get; set; } public string ClientSecret { get; init; } public byte[] PrivateKey { get; set; } public string User { get; set; } public string ConnectionString { get; set; } public string PasswordHint { get; set; } public string Url { get; set; } }
        public record Login(string User, string Password);
        public class Client
        {
            public Client(string url, string apiKey = null) { }
            public void Connect(string user, string password) { }
            public void Send(string header, string text) { }
            public void Handed(string x, string y) { new NetworkCredential(x, y); }
            public Client WithHeader(string name, string value) => this;
            public string this[string key] { get => null; set { } }
        }

        """;

    [Theory]
    [InlineData("new NetworkCredential(\"BTP_TECH\", [|\"Welcome1\"|]);")]
    [InlineData("new NetworkCredential(password: [|\"12345\"|], userName: \"BTP_TECH\");")]
    [InlineData("var c = new NetworkCredential { UserName = \"u\", Password = [|\"changeit\"|] };")]
    [InlineData("const string Pw = \"Welcome1\"; new NetworkCredential(\"u\", [|Pw|]);")]
    [InlineData("var pw = \"Welcome1\"; new NetworkCredential(\"u\", [|pw|]);")]
    [InlineData("string pw; pw = \"Welcome1\"; new NetworkCredential(\"u\", [|pw|]);")]
    [InlineData("new NetworkCredential(\"u\", [|Environment.GetEnvironmentVariable(\"PW\") ?? \"Welcome1\"|]);")]
    [InlineData("new NetworkCredential(\"u\", [|DateTime.Now.Day > 3 ? Console.ReadLine() : \"Welcome1\"|]);")]
    [InlineData("new NetworkCredential(\"u\", [|DateTime.Now.Day switch { 1 => Console.ReadLine(), _ => \"Welcome1\" }|]);")]
    [InlineData("new NetworkCredential(\"u\", [|Secret|]);")]
    [InlineData("new NetworkCredential(\"u\", [|Property|]);")]
    [InlineData("new NetworkCredential(\"u\", [|string.Concat(\"Wel\", \"come1\")|]);")]
    [InlineData("new UriBuilder(\"https://x\") { Password = [|\"Welcome1\"|] };")]
    [InlineData("new X509Certificate2(\"erp.pfx\", [|\"Welcome1\"|]);")]
    [InlineData("X509CertificateLoader.LoadPkcs12FromFile(\"erp.pfx\", [|\"Welcome1\"|]);")]
    [InlineData("new AuthenticationHeaderValue(\"Bearer\", [|\"eyJhbGciOi.x.y\"|]);")]
    [InlineData("new AuthenticationHeaderValue(\"Basic\", [|Convert.ToBase64String(Encoding.UTF8.GetBytes(\"u:Welcome1\"))|]);")]
    [InlineData("new AuthenticationHeaderValue(\"Basic\", [|Convert.ToBase64String(Encoding.UTF8.GetBytes($\"{Console.ReadLine()}:Welcome1\"))|]);")]
    [InlineData("new AuthenticationHeaderValue(\"Basic\", [|\"dXNlcjpXZWxjb21lMQ==\"|]);")]
    [InlineData("new HttpRequestMessage().Headers.Add(\"Authorization\", [|\"Basic dXNlcjpXZWxjb21lMQ==\"|]);")]
    [InlineData("new HttpRequestMessage().Headers.TryAddWithoutValidation(\"Proxy-Authorization\", [|\"Bearer abc123\"|]);")]
    [InlineData("new HttpClient().DefaultRequestHeaders.Add(\"APIKey\", [|\"k93jd8Kd02\"|]);")]
    [InlineData("new HttpClient().DefaultRequestHeaders.Add(\"Authorization\", [|\"Bearer \" + \"abc123\"|]);")]
    [InlineData("new WebClient().Headers[HttpRequestHeader.Authorization] = [|\"Bearer abc123\"|];")]
    [InlineData("new Client(\"u\").WithHeader(\"x-api-key\", [|\"k93jd8Kd02\"|]);")]
    [InlineData("new KeyValuePair<string, string>(\"client_secret\", [|\"abcdef\"|]);")]
    [InlineData("KeyValuePair.Create(\"password\", [|\"Welcome1\"|]);")]
    [InlineData("new Dictionary<string, string> { [\"client_secret\"] = [|\"k93jd8Kd02\"|] };")]
    [InlineData("new Dictionary<string, string> { { \"refresh_token\", [|\"k93jd8Kd02\"|] } };")]
    [InlineData("new Client(\"u\")[\"Sales:ClientSecret\"] = [|\"k93jd8Kd02\"|];")]
    [InlineData("new StringContent([|\"grant_type=client_credentials&client_secret=k93jd8Kd02\"|]);")]
    [InlineData("new StringContent([|$\"client_id={Console.ReadLine()}&client_secret=k93jd8Kd02\"|]);")]
    [InlineData("new StringContent([|\"{\\\"user\\\":\\\"u\\\",\\\"password\\\":\\\"Welcome1\\\"}\"|]);")]
    [InlineData("new Options { Password = [|\"Welcome1\"|], User = \"u\" };")]
    [InlineData("new Options { ClientSecret = [|\"k93jd8Kd02\"|] };")]
    [InlineData("new Options { PrivateKey = [|Encoding.UTF8.GetBytes(\"k93jd8Kd02\")|] };")]
    [InlineData("new Options { PrivateKey = [|Convert.FromBase64String(\"azkzamQ4S2QwMg==\")|] };")]
    [InlineData("new Options().Password ??= [|\"Welcome1\"|];")]
    [InlineData("new Options { ConnectionString = [|\"Server=hana;UserID=SALES;Password=Welcome1\"|] };")]
    [InlineData("new Options { ConnectionString = [|\"Server=\" + Console.ReadLine() + \";Pwd='Welcome1';\"|] };")]
    [InlineData("new Login(\"u\", [|\"Welcome1\"|]);")]
    [InlineData("var a = new Login(\"u\", Console.ReadLine()) with { Password = [|\"Welcome1\"|] };")]
    [InlineData("new Client(\"u\", apiKey: [|\"k93jd8Kd02\"|]);")]
    [InlineData("new Client(\"u\").Connect(\"u\", [|\"Welcome1\"|]);")]
    [InlineData("new Client(\"u\").Handed(\"u\", [|\"Welcome1\"|]);")]
    [InlineData("new HMACSHA256([|Encoding.UTF8.GetBytes(\"k93jd8Kd02\")|]);")]
    [InlineData("new HMACSHA256([|new byte[] { 1, 2, 3, 4 }|]);")]
    [InlineData("HMACSHA256.HashData([|\"k93jd8Kd02\"u8|], new byte[3]);")]
    [InlineData("var aes = Aes.Create(); aes.Key = [|Encoding.ASCII.GetBytes(\"0123456789abcdef\")|];")]
    [InlineData("new Rfc2898DeriveBytes([|\"Welcome1\"|], new byte[8], 1, HashAlgorithmName.SHA256);")]
    [InlineData("new Options { Password = [|string.Format(\"{0}-{1}\", \"Wel\", 1)|] };")]
    public Task A_credential_of_the_code_reaches_a_sink(string statement) => Verify(statement);

    [Theory]
    [InlineData("new NetworkCredential(\"u\", Console.ReadLine());")]
    [InlineData("new NetworkCredential(\"Welcome1\", Console.ReadLine());")]
    [InlineData("new NetworkCredential(\"u\", \"\");")]
    [InlineData("new NetworkCredential(\"u\", \"<password>\");")]
    [InlineData("new NetworkCredential(\"u\", \"${PASSWORD}\");")]
    [InlineData("new NetworkCredential(\"u\", \"Welcome\" + Console.ReadLine());")]
    [InlineData("var pw = \"\"; pw = Console.ReadLine(); new NetworkCredential(\"u\", pw);")]
    [InlineData("var pw = \"x1\"; pw += Console.ReadLine(); new NetworkCredential(\"u\", pw);")]
    [InlineData("foreach (var pw in new[] { \"a\" }) new NetworkCredential(\"u\", pw);")]
    [InlineData("new AuthenticationHeaderValue(\"Bearer\", Console.ReadLine());")]
    [InlineData("new AuthenticationHeaderValue(\"Negotiate\");")]
    [InlineData("new AuthenticationHeaderValue(\"Basic\", Convert.ToBase64String(Encoding.UTF8.GetBytes(\"BTP_TECH:\" + Console.ReadLine())));")]
    [InlineData("new HttpClient().DefaultRequestHeaders.Add(\"Authorization\", $\"Bearer {Console.ReadLine()}\");")]
    [InlineData("new HttpClient().DefaultRequestHeaders.Add(\"Authorization\", \"Bearer <token>\");")]
    [InlineData("new HttpClient().DefaultRequestHeaders.Add(\"Accept\", \"application/json\");")]
    [InlineData("new HttpClient().DefaultRequestHeaders.Add(\"x-csrf-token\", \"Fetch\");")]
    [InlineData("new KeyValuePair<string, string>(\"grant_type\", \"client_credentials\");")]
    [InlineData("new KeyValuePair<string, string>(\"client_secret\", Console.ReadLine());")]
    [InlineData("new Dictionary<string, string> { [\"password\"] = \"Kennwort\", [\"passwordHint\"] = \"k93jd8Kd02\" };")]
    [InlineData("new Dictionary<string, string> { [\"Password\"] = \"Password is required\" };")]
    [InlineData("new StringContent(\"grant_type=client_credentials&client_id=abc\");")]
    [InlineData("new StringContent(\"client_secret=\" + Uri.EscapeDataString(Console.ReadLine()));")]
    [InlineData("new Options { Password = nameof(Options.Password), User = \"Welcome1\" };")]
    [InlineData("new Options { Password = \"InvalidPassword\" };")]
    [InlineData("new Options { Password = \"SAP_PASSWORD\" };")]
    [InlineData("new Options { Password = \"Sales:Password\" };")]
    [InlineData("new Options { Password = \"@password\" };")]
    [InlineData("new Options { Password = \"/run/secrets/password\" };")]
    [InlineData("new Options { Password = \"Please enter your password.\" };")]
    [InlineData("new Options { PasswordHint = \"Welcome1\", Url = \"https://x\" };")]
    [InlineData("new Options { ConnectionString = \"Server=hana;Integrated Security=true\" };")]
    [InlineData("new Options { ConnectionString = \"Server=hana;Password=\" + Console.ReadLine() + \";Timeout=5\" };")]
    [InlineData("new Options { ConnectionString = \"Server=hana;Password={0}\" };")]
    [InlineData("new Options { PrivateKey = new byte[32] };")]
    [InlineData("new Client(\"u\").Send(\"Welcome1\", \"Welcome1\");")]
    [InlineData("new Client(\"u\").Handed(\"Welcome1\", Console.ReadLine());")]
    [InlineData("new HMACSHA256(RandomNumberGenerator.GetBytes(32));")]
    [InlineData("var anonymous = new { Password = \"Welcome1\" };")]
    public Task What_is_no_credential_or_not_of_the_code_is_left_alone(string statement) => Verify(statement);

    [Fact]
    public Task A_property_with_a_credential_as_its_initial_value_is_a_sink() =>
        new AnalyzerTest<CredentialLiteralAnalyzer>
        {
            DefaultDiagnosticId = RuleIds.CredentialLiteralInCode,
            TestCode = """
                public class Options
                {
                    public string Password { get; set; } = [|"Welcome1"|];
                    public string PasswordFile { get; set; } = "erp.txt";
                    public string Secret { get; } = "named only";
                }
                """,
        }.RunAsync();

    [Fact]
    public Task A_constant_of_another_file_is_followed()
    {
        var test = new AnalyzerTest<CredentialLiteralAnalyzer> { DefaultDiagnosticId = RuleIds.CredentialLiteralInCode };
        test.TestState.Sources.Add("class A { object M() => new System.Net.NetworkCredential(\"u\", [|B.Value|]); object N() => new System.Net.NetworkCredential(\"u\", [|B.ReadOnly|]); object O() => new System.Net.NetworkCredential(\"u\", B.Late); }");
        test.TestState.Sources.Add("class B { public const string Value = \"Welcome1\"; public static readonly string ReadOnly = \"Wel\" + \"come1\"; public static readonly string Late = System.Console.ReadLine()!; }");
        return test.RunAsync();
    }

    [Theory]
    [InlineData("changeit")]
    [InlineData("open:sesame")]
    [InlineData("Welcome1")]
    [InlineData("my-test-password-1")]
    public Task In_a_test_project_a_made_up_value_is_no_credential(string value) => InTestProject("\"" + value + "\"");

    [Fact]
    public Task In_a_test_project_a_real_looking_value_is_one() => InTestProject("[|\"k93jd8Kd02\"|]");

    private static Task InTestProject(string literal)
    {
        var test = new AnalyzerTest<CredentialLiteralAnalyzer>
        {
            DefaultDiagnosticId = RuleIds.CredentialLiteralInCode,
            TestCode = "class A { object M() => new System.Net.NetworkCredential(\"u\", " + literal + "); [Xunit.Fact] public void T() { } }",
        };
        test.TestState.AdditionalReferences.Add(Microsoft.CodeAnalysis.MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location));
        return test.RunAsync();
    }

    [Fact]
    public Task A_pragma_suppresses() =>
        new AnalyzerTest<CredentialLiteralAnalyzer>
        {
            DefaultDiagnosticId = RuleIds.CredentialLiteralInCode,
            TestCode = """
                class A
                {
                #pragma warning disable BTP3001 // a public demo account
                    object M() => new System.Net.NetworkCredential("u", "Welcome1");
                #pragma warning restore BTP3001
                    object N() => new System.Net.NetworkCredential("u", [|"Welcome1"|]);
                }
                """,
        }.RunAsync();

    [Fact]
    public async Task The_message_names_the_sink_and_never_the_secret()
    {
        var found = await new AnalyzerTest<CredentialLiteralAnalyzer>
        {
            DefaultDiagnosticId = RuleIds.CredentialLiteralInCode,
            TestCode = "class A { object M() => new System.Net.NetworkCredential(\"u\", [|\"Welcome1\"|]); }",
        }.RunAsync();

        var message = Assert.Single(found).GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.StartsWith("'password' gets a credential that stands in the code", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Welcome1", message, StringComparison.Ordinal);
    }

    private static Task Verify(string statement) =>
        new AnalyzerTest<CredentialLiteralAnalyzer>
        {
            DefaultDiagnosticId = RuleIds.CredentialLiteralInCode,
            TestCode = Types + "public class T { const string Secret = \"Welcome1\"; static string Property => \"Welcome1\"; void M() { " + statement + " } }",
        }.RunAsync();
}
