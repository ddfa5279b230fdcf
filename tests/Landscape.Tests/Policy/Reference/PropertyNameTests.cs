namespace Btp.Connectivity.Landscape.Tests.Policy.Reference;

/// <summary>Every documented property of every type is known as it is written, and in no other case (BTP2012).</summary>
public sealed class PropertyNameTests
{
    public static TheoryData<string, string> Documented
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (type, key) in ReferenceKeys.All)
            {
                if (key is not ("Name" or "Type"))
                    data.Add(type, key);
            }

            return data;
        }
    }

    public static TheoryData<string, string> InAnotherCase
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (type, key) in ReferenceKeys.All)
            {
                // Headers, queries, form fields and JavaMail's keys are free.
                var isFree = key.Contains(".headers.", StringComparison.Ordinal) || key.Contains(".queries.", StringComparison.Ordinal) || key.Contains(".body.", StringComparison.Ordinal) || type == "MAIL";
                if (key is not ("Name" or "Type" or "ServiceInstanceName" or "TokenServiceInstanceName" or "ServiceKeyName" or "TokenServiceKeyName") && !isFree)
                    data.Add(type, key);
            }

            return data;
        }
    }

    public static TheoryData<string> Connectors => [.. ReferenceKeys.OfTheJavaConnector];

    [Theory]
    [MemberData(nameof(Documented))]
    public void A_documented_property_is_known(string type, string key) => Test(type, "\"" + key + "\"").Verify();

    [Theory]
    [MemberData(nameof(InAnotherCase))]
    public void In_another_case_it_is_misspelled(string type, string key)
    {
        var last = key.LastIndexOf('.') + 1;
        var other = key[..last] + (char.IsUpper(key[last]) ? char.ToLowerInvariant(key[last]) : char.ToUpperInvariant(key[last])) + key[(last + 1)..];

        Assert.EndsWith($"did you mean '{key}'?", Assert.Single(Test(type, "{|BTP2012:\"" + other + "\"|}").Verify()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Connectors))]
    public void What_the_Java_connector_knows_besides_is_no_misspelling(string key) => Test("RFC", "\"" + key + "\"").Verify();

    private static PolicyTest Test(string type, string key) => new PolicyTest("BTP2012").Destinations("{ \"Name\": \"D\", \"Type\": \"" + type + "\", " + key + ": \"x\" }");
}
