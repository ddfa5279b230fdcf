namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class UnrotatedBindingTests
{
    [Theory]
    [InlineData("metadata: { name: {|BTP1008:b|} }\nspec: { serviceInstanceName: i }")]
    [InlineData("metadata: { name: b }\nspec: { serviceInstanceName: i, credentialsRotationPolicy: { enabled: {|BTP1008:false|} } }")]
    [InlineData("metadata: { name: {|BTP1008:b|} }\nspec: { serviceInstanceName: i, credentialsRotationPolicy: { rotationFrequency: 600h } }")]
    public void Nothing_rotates_the_credentials(string text) => Test(text).Verify();

    [Theory]
    [InlineData("metadata: { name: b }\nspec: { serviceInstanceName: i, credentialsRotationPolicy: { enabled: true } }")]
    [InlineData("metadata: { name: b }\nspec: { serviceInstanceName: i, credentialsRotationPolicy: { enabled: '{{ .Values.rotate }}' } }")]
    [InlineData("metadata: { name: b } # btp-disable BTP1008 a test cluster\nspec: { serviceInstanceName: i }")]
    public void A_policy_that_is_enabled_is_left_alone(string text) => Test(text).Verify();

    [Fact]
    public void Bindings_of_other_operators_are_not_ours() => new PolicyTest("BTP1008").Deployment("apiVersion: servicebinding.io/v1\nkind: ServiceBinding\nmetadata: { name: b }\n", "/0/k8s.yaml").Verify();

    private static PolicyTest Test(string text) =>
        new PolicyTest("BTP1008").Deployment("apiVersion: services.cloud.sap.com/v1\nkind: ServiceInstance\nmetadata: { name: i }\n---\napiVersion: services.cloud.sap.com/v1\nkind: ServiceBinding\n" + text + "\n", "/0/k8s.yaml");
}
