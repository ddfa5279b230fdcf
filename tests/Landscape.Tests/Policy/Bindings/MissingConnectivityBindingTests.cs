namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class MissingConnectivityBindingTests
{
    private const string Erp = """[{ "Name": "ERP", "Type": "HTTP", "URL": "http://erp.virtual:44300", "ProxyType": "OnPremise", "Authentication": "PrincipalPropagation" }]""";

    private const string OwnDestinations = """
        config: { init_data: { instance: { destinations: [{ Name: ERP, Type: HTTP, URL: "http://erp.virtual:44300", ProxyType: OnPremise }] } } }
        """;

    private static readonly ProjectContext _sales = new()
    {
        Directory = "/0/srv",
        AssemblyName = "Sales",
        Services = [new DeclaredService("API_SALES_ORDER_SRV", "ERP", "SalesOrderService")],
    };

    [Fact]
    public void The_module_of_the_project_lacks_the_binding()
    {
        var findings = new PolicyTest("BTP1001") { Project = _sales }
            .Destinations(Erp)
            .Deployment(Mta("{|BTP1001:sales-srv|}", requires: "sales-destination"))
            .Verify();

        Assert.StartsWith("Module 'sales-srv' uses the on-premise destination 'ERP' but does not bind the Connectivity service", findings[0].Message, StringComparison.Ordinal);
        Assert.Equal(["Module"], findings[0].Properties.Select(p => p.Name));
    }

    [Fact]
    public void The_module_of_the_project_has_the_binding() =>
        new PolicyTest("BTP1001") { Project = _sales }.Destinations(Erp).Deployment(Mta("sales-srv", requires: "sales-connectivity")).Verify();

    [Fact]
    public void An_inactive_resource_binds_nobody() =>
        new PolicyTest("BTP1001") { Project = _sales }
            .Destinations(Erp)
            .Deployment(Mta("{|BTP1001:sales-srv|}", requires: "sales-connectivity", connectivity: "active: false"))
            .Verify();

    [Fact]
    public void An_extension_can_make_a_resource_inactive() =>
        new PolicyTest("BTP1001") { Project = _sales }
            .Destinations(Erp)
            .Deployment(Mta("{|BTP1001:sales-srv|}", requires: "sales-connectivity"))
            .Deployment("_schema-version: '3.1'\nID: sales.dev\nextends: sales\nresources:\n  - name: sales-connectivity\n    active: false\n", "/0/dev.mtaext")
            .Verify();

    [Fact]
    public void An_extension_of_another_descriptor_changes_nothing() =>
        new PolicyTest("BTP1001") { Project = _sales }
            .Destinations(Erp)
            .Deployment(Mta("sales-srv", requires: "sales-connectivity"))
            .Deployment("_schema-version: '3.1'\nID: other.dev\nextends: other\nresources:\n  - name: sales-connectivity\n    active: false\n", "/0/dev.mtaext")
            .Verify();

    [Fact]
    public void Destinations_of_the_descriptor_count_for_a_dotnet_module_without_declarations() =>
        new PolicyTest("BTP1001").Deployment(Mta("{|BTP1001:sales-srv|}", requires: "sales-destination", destination: OwnDestinations)).Verify();

    [Fact]
    public void Destinations_of_an_instance_that_the_module_does_not_bind_do_not_count() =>
        new PolicyTest("BTP1001").Deployment(Mta("sales-srv", requires: "sales-xsuaa", destination: OwnDestinations)).Verify();

    [Fact]
    public void A_manifest_that_no_code_uses_does_not_count() =>
        new PolicyTest("BTP1001") { Project = _sales with { Services = [] } }.Destinations(Erp).Deployment(Mta("sales-srv", requires: "sales-destination")).Verify();

    [Fact]
    public void An_Internet_destination_needs_no_Connectivity() =>
        new PolicyTest("BTP1001") { Project = _sales }
            .Destinations(Erp.Replace("OnPremise", "Internet", StringComparison.Ordinal))
            .Deployment(Mta("sales-srv", requires: "sales-destination"))
            .Verify();

    [Theory]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://erp.virtual:443\", \"ProxyType\": \"OnPremise\"", true)]
    [InlineData("\"Type\": \"RFC\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.client.ashost\": \"erp.virtual\"", true)]
    [InlineData("\"Type\": \"LDAP\", \"ldap.proxyType\": \"OnPremise\", \"ldap.url\": \"ldap://directory.virtual:389\"", true)]
    [InlineData("\"Type\": \"MAIL\", \"ProxyType\": \"OnPremise\", \"mail.smtp.host\": \"mail.virtual\"", true)]
    [InlineData("\"Type\": \"TCP\", \"ProxyType\": \"OnPremise\", \"Address\": \"scales.virtual:4001\"", true)]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://erp.virtual:443\", \"ProxyType\": \"PrivateLink\"", false)]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://erp.virtual:443\", \"ProxyType\": \"${proxy}\"", false)]
    [InlineData("\"Type\": \"RFC\", \"ProxyType\": \"OnPremise\", \"jco.client.wshost\": \"erp.example.com\"", false)]
    [InlineData("\"Type\": \"LDAP\", \"ldap.proxyType\": \"Internet\", \"ldap.url\": \"ldaps://directory.example.com\"", false)]
    public void Each_type_says_in_its_own_property_that_it_is_on_premise(string properties, bool isOnPremise) =>
        new PolicyTest("BTP1001") { Project = _sales }.Destinations("{ \"Name\": \"ERP\", " + properties + " }").Deployment(Mta(isOnPremise ? "{|BTP1001:sales-srv|}" : "sales-srv", requires: "sales-destination")).Verify();

    [Fact]
    public void A_workload_of_Kubernetes_lacks_the_binding_unless_the_transparent_proxy_is_there()
    {
        const string Resources = """
            apiVersion: services.cloud.sap.com/v1
            kind: ServiceInstance
            metadata: { name: lookup }
            spec: { serviceOfferingName: destination, servicePlanName: lite }
            ---
            apiVersion: services.cloud.sap.com/v1
            kind: ServiceBinding
            metadata: { name: lookup-binding }
            spec: { serviceInstanceName: lookup, secretName: lookup-secret }
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: NAME }
            spec: { template: { spec: { volumes: [ { name: a, secret: { secretName: lookup-secret } } ], containers: [ { name: c, image: x/sales:1, command: [dotnet, Sales.dll] } ] } } }

            """;

        new PolicyTest("BTP1001") { Project = _sales }.Destinations(Erp).Deployment(Resources.Replace("NAME", "{|BTP1001:sales|}", StringComparison.Ordinal), "/0/k8s.yaml").Verify();
        new PolicyTest("BTP1001") { Project = _sales }.Destinations(Erp)
            .Deployment(Resources.Replace("NAME", "sales", StringComparison.Ordinal) + "---\napiVersion: destination.connectivity.api.sap/v1\nkind: Destination\nmetadata: { name: erp }\n", "/0/k8s.yaml").Verify();
    }

    [Fact]
    public void A_module_of_the_descriptor_uses_what_it_defines_only_with_the_Destination_service() =>
        new PolicyTest("BTP1001") { Project = new() { Module = "other" } }.Deployment(Mta("sales-srv", requires: "sales-xsuaa", destination: OwnDestinations.Replace("instance:", "subaccount:", StringComparison.Ordinal))).Verify();

    [Fact]
    public void Other_languages_are_none_of_our_business() =>
        new PolicyTest("BTP1001").Deployment(Mta("sales-srv", requires: "sales-destination", destination: OwnDestinations).Replace("dotnet_core_buildpack", "nodejs_buildpack", StringComparison.Ordinal)).Verify();

    [Fact]
    public void An_existing_service_of_unknown_kind_may_be_the_one() =>
        new PolicyTest("BTP1001") { Project = _sales }
            .Destinations(Erp)
            .Deployment(Mta("sales-srv", requires: "shared") + "\n  - name: shared\n    type: org.cloudfoundry.existing-service\n    parameters: { service-name: shared-x }\n")
            .Verify();

    [Fact]
    public void An_existing_service_is_recognised_by_its_name() =>
        new PolicyTest("BTP1001") { Project = _sales }
            .Destinations(Erp)
            .Deployment(Mta("sales-srv", requires: "shared") + "\n  - name: shared\n    type: org.cloudfoundry.existing-service\n    parameters: { service-name: corp-connectivity }\n")
            .Verify();

    [Fact]
    public void A_Cloud_Foundry_application_lacks_the_binding()
    {
        var findings = new PolicyTest("BTP1001") { Project = _sales }
            .Destinations(Erp)
            .Deployment("applications:\n- name: {|BTP1001:sales|}\n  path: srv/bin/publish\n  buildpacks: [dotnet_core_buildpack]\n  services:\n  - sales-xsuaa\n  - name: sales-destination\n", "/0/manifest.yml")
            .Verify();

        Assert.Contains("to its services", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Cloud_Foundry_application_has_the_binding_by_the_services_manifest() =>
        new PolicyTest("BTP1001") { Project = _sales }
            .Destinations(Erp)
            .Deployment("applications:\n- name: sales\n  buildpacks: [dotnet_core_buildpack]\n  services: [sales-tunnel]\n", "/0/manifest.yml")
            .Deployment("create-services:\n- name: sales-tunnel\n  broker: connectivity\n  plan: lite\n", "/0/services-manifest.yml")
            .Verify();

    [Fact]
    public void A_suppression_with_a_reason_holds_and_one_without_does_not()
    {
        new PolicyTest("BTP1001") { Project = _sales }.Destinations(Erp).Deployment(Mta("sales-srv # btp-disable BTP1001 bound by the platform team", requires: "sales-destination")).Verify();

        var findings = new PolicyTest("BTP1001") { Project = _sales }
            .Destinations(Erp)
            .Deployment(Mta("{|BTP1001:sales-srv|} # btp-disable BTP1001", requires: "sales-destination"))
            .Verify();
        Assert.EndsWith("it gives no reason", findings[0].Message, StringComparison.Ordinal);
    }

    private static string Mta(string name, string requires, string? connectivity = null, string destination = "") => $"""
        _schema-version: "3.1"
        ID: sales
        version: 1.0.0
        modules:
          - name: {name}
            type: custom
            path: srv
            parameters:
              buildpack: dotnet_core_buildpack
            requires:
              - name: sales-xsuaa
              - name: {requires}
        resources:
          - name: sales-xsuaa
            type: org.cloudfoundry.managed-service
            parameters: {"{"} service: xsuaa, service-plan: application {"}"}
          - name: sales-connectivity
            type: org.cloudfoundry.managed-service
            {connectivity ?? "optional: true"}
            parameters: {"{"} service: connectivity, service-plan: lite {"}"}
          - name: sales-destination
            type: org.cloudfoundry.managed-service
            parameters:
              service: destination
              service-plan: lite
              {destination}
        """;
}
