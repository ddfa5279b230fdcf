namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class UnusedConnectivityInstanceTests
{
    [Fact]
    public void An_instance_that_nobody_requires()
    {
        var finding = Assert.Single(Test("{|BTP1003:conn|}", "dest").Verify());

        Assert.StartsWith("No module requires the Connectivity instance 'conn'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_instance_that_a_module_requires_is_used() => Test("conn", "conn").Verify();

    [Fact]
    public void An_instance_that_a_resource_requires_is_used() => Test("conn", "dest", "\n  - { name: other, type: custom, requires: [{ name: conn }] }").Verify();

    [Fact]
    public void An_inactive_one_does_not_count() => Test("conn", "dest", "\n    active: false").Verify();

    [Fact]
    public void A_descriptor_without_modules_creates_services_for_others() =>
        new PolicyTest("BTP1003").Deployment("ID: a\nresources:\n  - name: conn\n    type: org.cloudfoundry.managed-service\n    parameters: { service: connectivity, service-plan: lite }").Verify();

    [Fact]
    public void A_resource_of_the_short_type_needs_no_plan() =>
        new PolicyTest("BTP1003").Deployment("ID: a\nmodules:\n  - { name: srv, type: java }\nresources:\n  - { name: {|BTP1003:conn|}, type: connectivity }\n").Verify();

    [Fact]
    public void An_instance_that_exists_already_may_be_anything() =>
        new PolicyTest("BTP1003").Deployment("ID: a\nmodules:\n  - { name: srv, type: java }\nresources:\n  - { name: conn, type: org.cloudfoundry.existing-service }\n").Verify();

    [Theory]
    [InlineData("{|BTP1003:tunnel|}", "")]
    [InlineData("tunnel", "---\napiVersion: services.cloud.sap.com/v1\nkind: ServiceBinding\nmetadata: { name: b }\nspec: { serviceInstanceName: tunnel }\n")]
    [InlineData("tunnel # btp-disable BTP1003 bound by the operator", "")]
    public void In_Kubernetes_a_binding_uses_it(string name, string binding) => new PolicyTest("BTP1003").Deployment(
        "apiVersion: services.cloud.sap.com/v1\nkind: ServiceInstance\nmetadata:\n  name: " + name + "\nspec: { serviceOfferingName: connectivity, servicePlanName: connectivity_proxy }\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: srv }\nspec: { template: { spec: { containers: [ { name: c } ] } } }\n" + binding,
        "/0/k8s.yaml").Verify();

    [Fact]
    public void Resources_of_Kubernetes_alone_may_be_bound_elsewhere() =>
        new PolicyTest("BTP1003").Deployment("apiVersion: services.cloud.sap.com/v1\nkind: ServiceInstance\nmetadata: { name: tunnel }\nspec: { serviceOfferingName: connectivity, servicePlanName: connectivity_proxy }\n", "/0/k8s.yaml").Verify();

    [Fact]
    public void A_comment_suppresses() => Test("conn # btp-disable BTP1003 bound by hand", "dest").Verify();

    private static PolicyTest Test(string name, string requires, string more = "") => new PolicyTest("BTP1003").Deployment(
        "ID: a\nmodules:\n  - name: srv\n    type: custom\n    requires: [{ name: " + requires + " }]\nresources:\n  - name: " + name + "\n    type: org.cloudfoundry.managed-service\n    parameters: { service: connectivity, service-plan: lite }" + more + "\n");
}
