using Btp.Connectivity.Analyzers.Code.Credentials;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Analyzers.Tests.Code;

public sealed class SelfEvidentSecretAnalyzerTests
{
    [Theory]
    [InlineData("[|\"https://TECH:Sap4711@erp.example.com/sap\"|]")]
    [InlineData("[|\"https://TECH:\" + \"Sap4711@erp.example.com/sap\"|]")]
    [InlineData("[|$\"Server={Host};User ID=sales;Password=Sap4711!\"|]")]
    [InlineData("[|\"Basic VEVDSDpTYXA0NzExIQ==\"|]")]
    [InlineData("$\"Server={Host};User ID=sales;Password={Host}\"")]
    [InlineData("\"https://TECH:\" + Host + \"@erp.example.com/sap\"")]
    [InlineData("\"https://user:password@host\"")]
    public Task The_text_tells(string expression) => Verify("class A { static string Host => \"\"; object M() => " + expression + "; }");

    [Fact]
    public Task What_reaches_a_sink_is_reported_there() => Verify("class A { object M() => new System.Net.Http.Headers.AuthenticationHeaderValue(\"Basic\", \"VEVDSDpTYXA0NzExIQ==\"); void N(System.Net.Http.HttpRequestMessage r) => r.Headers.Add(\"Authorization\", \"Basic VEVDSDpTYXA0NzExIQ==\"); }");

    [Fact]
    public Task A_pragma_suppresses() => Verify("class A {\n#pragma warning disable BTP3002 // public\n string M() => \"https://TECH:Sap4711@erp.example.com/sap\";\n#pragma warning restore BTP3002\n string N() => [|\"https://TECH:Sap4711@erp.example.com/sap\"|]; }");

    [Fact]
    public async Task The_message_never_has_the_secret()
    {
        var found = await new AnalyzerTest<SelfEvidentSecretAnalyzer> { TestCode = "class A { string M() => [|\"https://TECH:Sap4711@erp.example.com/sap\"|]; }" }.RunAsync();

        Assert.DoesNotContain("Sap4711", Assert.Single(found).GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("private const string ErpPassword = [|\"Sap4711!\"|];")]
    [InlineData("private const string ErpPasswordHint = \"Sap4711!\";")]
    [InlineData("#pragma warning disable BTP3003 // public\nprivate const string ErpPassword = \"Sap4711!\";")]
    [InlineData("public const string RefreshToken = \"OAuth2RefreshToken\"; public const string Password = [|\"Sap4711Password!\"|];")]
    public Task The_name_tells(string member) => new AnalyzerTest<NamedCredentialAnalyzer> { TestCode = "class A {\n" + member + "\n}" }.RunAsync();

    [Theory]
    [InlineData("const string Password = \"Sap4711!\"; object M() => new System.Net.NetworkCredential(\"BATCH\", Password);")]
    [InlineData("object M() { var password = \"Sap4711!\"; return new System.Net.NetworkCredential(\"BATCH\", password); }")]
    [InlineData("const string Password = [|\"Sap4711!\"|]; string M() => Password; class B { object M(string Password) => new System.Net.NetworkCredential(\"BATCH\", Password); }")]
    public Task What_is_reported_where_it_goes_is_not_reported_where_it_stands(string member) => new AnalyzerTest<NamedCredentialAnalyzer> { TestCode = "class A {\n" + member + "\n}" }.RunAsync();

    [Fact]
    public Task A_project_adds_names_of_its_own()
    {
        var named = new AnalyzerTest<NamedCredentialAnalyzer> { TestCode = "class A { const string ErpKennwort = [|\"Sap4711!\"|]; const string LogonTicket = [|\"Sap4711!\"|]; const string Ticket = \"Sap4711!\"; }" };
        named.TestState.Properties["BtpCredentialNames"] = "kennwort|logon ticket";
        return named.RunAsync();
    }

    [Fact]
    public Task Names_of_the_project_make_sinks()
    {
        var named = new AnalyzerTest<CredentialLiteralAnalyzer> { DefaultDiagnosticId = RuleIds.CredentialLiteralInCode, TestCode = "class A { void Logon(string kennwort) { } void M() => Logon([|\"Sap4711!\"|]); }" };
        named.TestState.Properties["BtpCredentialNames"] = "kennwort";
        return named.RunAsync();
    }

    [Fact]
    public Task In_a_test_project_values_are_made_up()
    {
        var test = new AnalyzerTest<NamedCredentialAnalyzer> { TestCode = "class A { const string Password = \"Sap4711!\"; [Xunit.Fact] public void T() { } }" };
        test.TestState.AdditionalReferences.Add(Microsoft.CodeAnalysis.MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location));
        return test.RunAsync();
    }

    private static Task Verify(string code) => new AnalyzerTest<SelfEvidentSecretAnalyzer> { TestCode = "#nullable disable\n" + code }.RunAsync();
}
