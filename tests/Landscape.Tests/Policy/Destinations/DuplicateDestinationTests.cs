namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class DuplicateDestinationTests
{
    private const string First = "{ \"Name\": \"S4\", \"Type\": \"HTTP\", \"URL\": \"http://a\" }";

    [Theory]
    [InlineData("S4")]
    [InlineData("s4")]
    public void A_name_is_taken_twice_in_one_file(string name) => new PolicyTest("BTP2010").Destinations($"[ {First}, {Second(name)} ]").Verify();

    [Fact]
    public void A_name_is_taken_in_two_files() => new PolicyTest("BTP2010").Destinations(First).Destinations(Second("S4"), "/0/more.json").Verify();

    [Fact]
    public void Files_of_different_stages_have_the_same_names() =>
        new PolicyTest("BTP2010").Destinations(First, stage: "development").Destinations(First, "/0/more.json", stage: "production").Verify();

    [Fact]
    public void The_variable_overrides_on_purpose() => new PolicyTest("BTP2010").Destinations(First).Environment("{ \"destinations\": [ { \"name\": \"S4\", \"url\": \"http://a\" } ] }").Verify();

    [Fact]
    public void One_in_the_instance_shadows_the_one_of_the_subaccount() => new PolicyTest("BTP2010").Deployment("""
        ID: a
        _schema-version: "3.1"
        resources:
        - name: d
          parameters:
            service: destination
            config:
              init_data:
                subaccount: { destinations: [ { Name: S4, Type: HTTP, URL: "http://a" } ] }
                instance: { destinations: [ { Name: {|BTP2010:S4|}, Type: HTTP, URL: "http://a" } ] }
        """).Verify();

    [Fact]
    public void Instances_of_different_resources_are_different_places() => new PolicyTest("BTP2010").Deployment("""
        ID: a
        _schema-version: "3.1"
        resources:
        - name: d
          parameters: { service: destination, config: { init_data: { instance: { destinations: [ { Name: S4, Type: HTTP, URL: "http://a" } ] } } } }
        - name: e
          parameters: { service: destination, config: { init_data: { instance: { destinations: [ { Name: S4, Type: HTTP, URL: "http://a" } ] } } } }
        """).Verify();

    [Fact]
    public void A_key_suppresses() => new PolicyTest("BTP2010").Destinations("[ " + First + ", { \"Name\": \"S4\", \"URL\": \"http://a\", \"//btp-disable\": \"BTP2010 generated\" } ]").Verify();

    private static string Second(string name) => "{ \"Name\": {|BTP2010:\"" + name + "\"|}, \"Type\": \"HTTP\", \"URL\": \"http://b\" }";
}
