namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class SecretBindingTests
{
    [Theory]
    [InlineData("connectivity")]
    [InlineData("destination")]
    [InlineData("xsuaa")]
    [InlineData("identity")]
    public void A_binding_without_a_wish_gets_a_secret(string service) => Mta("{|BTP1007:s|}", service).Verify();

    [Theory]
    [InlineData("s\n    parameters: { config: { credential-type: x509 } }", "xsuaa")]
    [InlineData("s\n    parameters: { config: { xsuaa: { credential-type: X509 } } }", "xsuaa")]
    [InlineData("s\n    parameters: { config: { credential-type: ${type} } }", "xsuaa")]
    [InlineData("s # btp-disable BTP1007 the old client", "xsuaa")]
    [InlineData("s", "hana")]
    public void X509_placeholders_and_other_services_are_left_alone(string name, string service) => Mta(name, service).Verify();

    [Theory]
    [InlineData("{|BTP1007:b|}", "")]
    [InlineData("b", ", parameters: { credential-type: x509 }")]
    [InlineData("b # btp-disable BTP1007 the old client", "")]
    public void In_Kubernetes_the_binding_is_a_resource(string name, string more) => new PolicyTest("BTP1007").Deployment(
        "apiVersion: services.cloud.sap.com/v1\nkind: ServiceInstance\nmetadata: { name: i }\nspec: { serviceOfferingName: xsuaa, servicePlanName: application }\n---\napiVersion: services.cloud.sap.com/v1\nkind: ServiceBinding\nmetadata:\n  name: " + name + "\nspec: { serviceInstanceName: i" + more + " }\n",
        "/0/k8s.yaml").Verify();

    [Fact]
    public void An_inactive_resource_gives_no_secret() => new PolicyTest("BTP1007").Deployment(
        "ID: a\nmodules:\n- name: srv\n  type: custom\n  requires:\n  - name: s\nresources:\n- name: s\n  type: org.cloudfoundry.managed-service\n  active: false\n  parameters: { service: xsuaa, service-plan: application }\n").Verify();

    [Fact]
    public void Modules_of_other_languages_are_not_ours() => Mta("s", "xsuaa", "approuter.nodejs").Verify();

    [Fact]
    public void Cloud_Foundry_writes_it_in_its_own_way()
    {
        new PolicyTest("BTP1007").Deployment("applications:\n- name: srv\n  buildpacks: [dotnet_core_buildpack]\n  services:\n  - {|BTP1007:sales-xsuaa|}\n", "/0/manifest.yml").Verify();
        new PolicyTest("BTP1007").Deployment("applications:\n- name: srv\n  buildpacks: [dotnet_core_buildpack]\n  services:\n  - { name: sales-xsuaa, parameters: { credential-type: x509 } }\n", "/0/manifest.yml").Verify();
    }

    private static PolicyTest Mta(string name, string service, string type = "custom") => new PolicyTest("BTP1007").Deployment(
        "ID: a\n_schema-version: \"3.1\"\nmodules:\n- name: srv\n  type: " + type + "\n  requires:\n  - name: " + name + "\nresources:\n- name: s\n  type: org.cloudfoundry.managed-service\n  parameters: { service: " + service + ", service-plan: lite }\n");
}
