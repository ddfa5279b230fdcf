namespace Btp.Connectivity.Landscape.Tests.Policy.Formats;

/// <summary>A fault of an entry of the <c>destinations</c> variable is found in every form of it, in the approuter's keys and in those of the Destination service.</summary>
public sealed class EveryVariableFormTests
{
    private static readonly (string Rule, string Destinations)[] _faults =
    [
        ("BTP2005", "name = erp; url = !https://erp.virtual|http://erp.virtual; proxyType = onPremise"),
        ("BTP2005", "Name = erp; Type = HTTP; URL = !https://erp.virtual|http://erp.virtual; ProxyType = OnPremise"),
        ("BTP2007", "name = erp; url = !http://erp.example.com|https://erp.example.com"),
        ("BTP2007", "name = erp; url = !http://erp.example.com|https://erp.example.com; proxyType = Internet"),
        ("BTP2007", "Name = erp; Type = HTTP; URL = !http://erp.example.com|https://erp.example.com; ProxyType = Internet"),
        ("BTP2010", "name = one; url = https://erp.example.com --- name = !two|two; url = ~https://erp.example.com|https://two.example.com"),
        ("BTP2010", "name = one; url = https://one.example.com --- name = !one|two; url = https://two.example.com"),
        ("BTP2014", "name = erp; url = http://erp.virtual; proxyType = onPremise; !forwardAuthToken = true"),
        ("BTP2014", "name = erp; url = https://erp.example.com; authentication = BasicAuthentication; username = u; !forwardAuthToken = true"),
        ("BTP2014", "Name = erp; Type = HTTP; URL = http://erp.virtual; ProxyType = OnPremise; !forwardAuthToken = true"),
        ("BTP2016", "name = erp; url = !http://crm.virtual:443|http://erp.virtual:443; proxyType = onPremise"),
        ("BTP3004", "name = erp; url = https://erp.example.com; username = TECH; password = !Welcome1|${password}"),
        ("BTP3005", "name = erp; url = !https://tech:Welcome1@erp.example.com|https://erp.example.com"),
        ("BTP3008", "name = erp; url = https://erp.example.com; strictSSL = !false|true"),
        ("BTP3008", "name = erp; url = https://erp.example.com; isTrustingAllCertificates = !true|false"),
        ("BTP3008", "Name = erp; Type = HTTP; URL = https://erp.example.com; TrustAll = !TRUE|FALSE"),
    ];

    public static TheoryData<string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            foreach (var form in VariableForms.Names)
            {
                foreach (var (rule, destinations) in _faults)
                {
                    // What a descriptor adds to the variable has the approuter's keys.
                    if (!form.StartsWith("group", StringComparison.Ordinal) || destinations.StartsWith("name", StringComparison.Ordinal))
                        cases.Add(form, rule, destinations);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_fault_is_found_where_it_stands_and_what_is_right_is_left_alone(string form, string rule, string destinations)
    {
        Test(form, rule, destinations, isRight: false).Verify();
        Test(form, rule, destinations, isRight: true).Verify();
    }

    [Fact]
    public void A_comment_above_text_of_several_lines_holds_for_all_of_it_and_no_further() =>
        new PolicyTest("BTP3008").Deployment("""
            applications:
            - name: router
              env:
                # btp-disable BTP3008 a sandbox
                destinations: |
                  [
                    { "name": "one", "url": "https://one.example.com",
                      "strictSSL": false }
                  ]
            - name: other
              env:
                destinations: |
                  [
                    { "name": "two", "url": "https://two.example.com",
                      "strictSSL": {|BTP3008:false|} }
                  ]
            """, "/0/manifest.yml").Verify();

    private static PolicyTest Test(string form, string rule, string notation, bool isRight)
    {
        var test = new PolicyTest(rule);
        foreach (var file in VariableForms.Write(form, rule, WrittenProperty.Parse(notation, isRight)))
            _ = file.Kind == ManifestKind.Deployment ? test.Deployment(file.Text, "/0/" + file.Path) : test.Environment(file.Text, "/0/" + file.Path);

        return test.Mappings("""{ "virtualHost": "erp.virtual", "virtualPort": "443", "localHost": "a", "localPort": "443", "protocol": "HTTPS" }""", isComplete: rule == "BTP2016");
    }
}
