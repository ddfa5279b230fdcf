using Btp.Connectivity.Landscape.Deployment;

namespace Btp.Connectivity.Landscape.Tests.Deployment;

/// <summary>The ways in which descriptors bind a service, and those in which they only seem to.</summary>
public sealed class DescriptorFormTests
{
    private const string Mta = "_schema-version: '3.3'\nID: sales\nmodules:\n  - name: srv\n    type: custom\n    requires:\n      - name: conn\nresources:\n";

    private const string Kubernetes = """
        apiVersion: services.cloud.sap.com/v1
        kind: ServiceInstance
        metadata: { name: tunnel }
        spec: { serviceOfferingName: connectivity, servicePlanName: connectivity_proxy }
        ---
        apiVersion: services.cloud.sap.com/v1
        kind: ServiceBinding
        metadata: { name: tunnel-binding }
        spec: { serviceInstanceName: tunnel, secretName: tunnel-secret }
        ---

        """;

    public static TheoryData<string, bool> Mtas => new()
    {
        { Mta + "  - { name: conn, type: org.cloudfoundry.managed-service, parameters: { service: connectivity, service-plan: lite } }\n", true },
        { Mta + "  - { name: conn, type: org.cloudfoundry.managed-service, optional: true, parameters: { service: connectivity, service-plan: lite } }\n", true },
        { Mta + "  - { name: conn, type: org.cloudfoundry.managed-service, active: true, parameters: { service: connectivity } }\n", true },
        { Mta + "  - { name: conn, type: org.cloudfoundry.managed-service, active: \"${with-connectivity}\", parameters: { service: connectivity } }\n", true },
        { Mta + "  - { name: conn, type: connectivity }\n", true },
        { Mta + "  - { name: conn, type: org.cloudfoundry.existing-service, parameters: { service-name: shared-connectivity } }\n", true },
        { Mta + "  - { name: conn, type: org.cloudfoundry.existing-service }\n", true },
        { Mta + "  - { \"name\": \"conn\", 'type': 'org.cloudfoundry.managed-service', \"parameters\": { \"service\": \"connectivity\" } }\n", true },
        { Mta + "  - name: conn\n    type: org.cloudfoundry.managed-service\n    parameters: &lite\n      service: connectivity\n      service-plan: lite\n  - name: other\n    type: org.cloudfoundry.managed-service\n    parameters:\n      <<: *lite\n", true },
        { Mta.Replace("\n", "\r\n", StringComparison.Ordinal) + "  - { name: conn, type: org.cloudfoundry.managed-service, parameters: { service: connectivity } }\r\n", true },
        { "\uFEFF" + Mta + "  - { name: conn, type: org.cloudfoundry.managed-service, parameters: { service: connectivity } }\n", true },
        { Mta + "  - { name: conn, type: org.cloudfoundry.managed-service, active: false, parameters: { service: connectivity } }\n", false },
        { Mta + "  - { name: conn, type: org.cloudfoundry.managed-service, active: \"false\", parameters: { service: connectivity } }\n", false },
        { Mta + "  - { name: conn2, type: org.cloudfoundry.managed-service, parameters: { service: connectivity } }\n", false },
        { Mta + "  - { name: Conn, type: org.cloudfoundry.managed-service, parameters: { service: connectivity } }\n", false },
        { Mta + "  # - { name: conn, type: org.cloudfoundry.managed-service, parameters: { service: connectivity } }\n  - { name: x, type: x }\n", false },
        { Mta + "  - { name: conn, type: org.cloudfoundry.managed-service, parameters: { service: application-logs, service-plan: lite } }\n", false },
        { Mta + "  - { name: conn, type: org.cloudfoundry.user-provided-service, parameters: { config: { url: x } } }\n", false },
        { "ID: a\nmodules:\n  - name: srv\n    type: custom\n    provides: [ { name: conn } ]\nresources:\n  - { name: conn, type: org.cloudfoundry.managed-service, parameters: { service: connectivity } }\n", false },
    };

    [Theory]
    [MemberData(nameof(Mtas))]
    public void A_module_of_an_mta_is_bound_to_an_active_resource_that_it_requires(string text, bool expected) => Assert.Equal(expected, Binds([("/0/mta.yaml", text)], "srv"));

    [Theory]
    [InlineData("resources: [ { name: conn, active: false } ]", "", false)]
    [InlineData("resources: [ { name: conn, active: false } ]", "resources: [ { name: conn, active: true } ]", true)]
    [InlineData("resources: [ { name: conn, parameters: { service: destination } } ]", "", false)]
    [InlineData("resources: [ { name: conn, parameters: { service-plan: standard } } ]", "", true)]
    [InlineData("resources:\n", "modules:\n", true)]
    [InlineData("parameters: { with-connectivity: false }", "", true)]
    [InlineData("resources: [ { name: other, active: false } ]", "", true)]
    public void Chains_of_extensions_are_applied_in_their_order(string first, string second, bool expected)
    {
        var descriptor = Mta + "  - { name: conn, type: org.cloudfoundry.managed-service, parameters: { service: connectivity } }\n";

        // The second extends the first; the order of the files does not count.
        Assert.Equal(expected, Binds([("/0/a-prod.mtaext", "_schema-version: '3.3'\nID: sales-prod-eu\nextends: sales-prod\n" + second + "\n"), ("/0/mta.yaml", descriptor), ("/0/prod.mtaext", "_schema-version: '3.3'\nID: sales-prod\nextends: sales\n" + first + "\n")], "srv"));
        Assert.True(Binds([("/0/mta.yaml", descriptor), ("/0/other.mtaext", "ID: x\nextends: something-else\n" + first + "\n")], "srv"));
    }

    [Fact]
    public void The_configuration_of_an_instance_may_be_included()
    {
        const string Text = "ID: a\nmodules:\n  - { name: srv, type: custom, requires: [ { name: auth } ] }\nresources:\n  - name: auth\n    type: org.cloudfoundry.managed-service\n    parameters: { service: xsuaa, service-plan: application }\n    includes:\n      - { name: config, path: ./xs-security.json }\n";
        var security = ManifestFile.Read("/0/xs-security.json", """{ "xsappname": "a", "oauth2-configuration": { "credential-types": [ "x509" ] } }""", ManifestKind.Deployment);

        Assert.True(LandscapeModel.Create([ManifestFile.Read("/0/mta.yaml", Text, ManifestKind.Deployment), security], ProjectContext.Unknown).Descriptors[0].Modules[0].Bindings[0].AsksForCertificate);
    }

    [Theory]
    [InlineData("applications:\n- name: srv\n  services:\n  - sales-connectivity\n", true)]
    [InlineData("applications:\n- name: srv\n  services:\n  - name: sales-connectivity\n    binding_name: c\n    parameters: { credential-type: x509 }\n", true)]
    [InlineData("applications:\n- { name: srv, services: [ { \"name\": \"sales-connectivity\" } ] }\n", true)]
    [InlineData("defaults: &d\n  services: [ sales-connectivity ]\napplications:\n- name: srv\n  <<: *d\n", true)]
    [InlineData("base: &b\n  memory: 1G\nmore: &m\n  services: [ sales-connectivity ]\napplications:\n- <<: [ *b, *m ]\n  name: srv\n", true)]
    [InlineData("---\nversion: 1\napplications:\n- name: srv\n  services: [ 'sales-connectivity' ]\n...\n", true)]
    [InlineData("services: [ sales-connectivity ]\napplications:\n- name: srv\n", true)]
    [InlineData("applications:\n- name: srv\n  services:\n", false)]
    [InlineData("applications:\n- name: srv\n  # services: [ sales-connectivity ]\n", false)]
    [InlineData("applications:\n- name: srv\n  services: [ sales-destination ]\n- name: web\n  services: [ sales-connectivity ]\n", false)]
    [InlineData("defaults: &d\n  services: [ sales-connectivity ]\napplications:\n- name: srv\n  <<: *d\n  services: [ sales-destination ]\n", false)]
    public void An_application_is_bound_to_what_its_manifest_lists(string text, bool expected) => Assert.Equal(expected, Binds([("/0/manifest.yml", text)], "srv"));

    [Theory]
    [InlineData("create-services:\n- { name: tunnel, broker: connectivity, plan: lite }\n", true)]
    [InlineData("create-services:\n- name: \"tunnel\"\n  broker: \"connectivity\"\n  plan: \"lite\"\n  parameters: \"{}\"\n", true)]
    [InlineData("create-services:\n- { name: tunnel, broker: destination, plan: lite }\n", false)]
    [InlineData("create-services:\n- { name: tunnel2, broker: connectivity, plan: lite }\n", false)]
    public void Another_file_may_tell_the_service_of_an_instance(string services, bool expected) =>
        Assert.Equal(expected, Binds([("/0/manifest.yml", "applications:\n- name: srv\n  services: [ tunnel ]\n"), ("/0/services-manifest.yml", services)], "srv"));

    [Fact]
    public void A_manifest_may_inherit_from_another_one() =>
        Assert.True(Binds([("/0/base.yml", "services: [ sales-connectivity ]\napplications: []\n"), ("/0/manifest.yml", "inherit: ./base.yml\napplications:\n- name: srv\n")], "srv"));

    [Theory]
    [InlineData("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: srv }\nspec: { template: { spec: { containers: [ { name: c, image: x, volumeMounts: [] } ], volumes: [ { name: v, secret: { secretName: tunnel-secret } } ] } } }\n", true)]
    [InlineData("apiVersion: v1\nkind: List\nitems:\n- apiVersion: apps/v1\n  kind: Deployment\n  metadata: { name: srv }\n  spec: { template: { spec: { containers: [ { envFrom: [ { secretRef: { name: tunnel-secret } } ] } ] } } }\n", true)]
    [InlineData("apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: { name: srv }\nspec: { template: { spec: { containers: [ { image: x, envFrom: [ { secretRef: { name: tunnel-secret } } ] } ] } } }\n", true)]
    [InlineData("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: srv }\nspec: { template: { spec: { containers: [ { image: x } ] } } }\n---\napiVersion: servicebinding.io/v1\nkind: ServiceBinding\nmetadata: { name: srv-tunnel }\nspec:\n  service: { apiVersion: services.cloud.sap.com/v1, kind: ServiceBinding, name: tunnel-binding }\n  workload: { apiVersion: apps/v1, kind: Deployment, name: srv }\n", true)]
    [InlineData("{ \"apiVersion\": \"apps/v1\", \"kind\": \"Deployment\", \"metadata\": { \"name\": \"srv\" }, \"spec\": { \"template\": { \"spec\": { \"containers\": [ { \"envFrom\": [ { \"secretRef\": { \"name\": \"tunnel-secret\" } } ] } ] } } } }\n", true)]
    [InlineData("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: srv }\nspec: { template: { spec: { containers: [ { image: x } ] } } }\n", false)]
    [InlineData("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: srv }\nspec: { template: { spec: { containers: [ { image: x } ], volumes: [ { secret: { secretName: tunnel-secret-2 } } ] } } }\n", false)]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: { name: other }\nspec: { selector: { app: srv } }\n---\napiVersion: gateway.kyma-project.io/v2\nkind: APIRule\nmetadata: { name: srv }\nspec: { hosts: [ srv ] }\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: srv, labels: { app: srv } }\nspec: { template: { spec: { containers: [ { image: x } ] } } }\n---\napiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: { name: srv }\nspec: { secretName: tunnel-secret }\n", false)]
    public void A_workload_is_bound_by_the_secrets_that_it_gets(string workload, bool expected) => Assert.Equal(expected, Binds([("/0/k8s/all.yaml", Kubernetes + workload)], "srv"));

    [Theory]
    [InlineData("srv:\n  bindings:\n    c: { serviceInstanceName: tunnel }\ntunnel: { serviceOfferingName: connectivity, servicePlanName: connectivity_proxy }\n", true)]
    [InlineData("srv:\n  bindings:\n    tunnel: {}\ntunnel: { serviceOfferingName: connectivity }\n", true)]
    [InlineData("srv:\n  bindings:\n    c:\n      serviceInstanceFullname: tunnel\ntunnel: { serviceOfferingName: connectivity }\n", true)]
    [InlineData("srv: { bindings: { d: { serviceInstanceName: lookup } } }\ntunnel: { serviceOfferingName: connectivity }\nlookup: { serviceOfferingName: destination }\n", false)]
    [InlineData("srv: { bindings: { c: { serviceInstanceName: tunnel } } }\ntunnel: { enabled: false, serviceOfferingName: connectivity }\n", false)]
    [InlineData("srv: { bindings: {} }\ntunnel: { serviceOfferingName: connectivity }\n", false)]
    public void A_workload_of_a_chart_is_bound_by_its_values(string text, bool expected) => Assert.Equal(expected, Binds([("/0/chart/values.yaml", text)], "srv"));

    private static bool Binds((string Path, string Text)[] files, string module) =>
        LandscapeModel.Create([.. files.Select(file => ManifestFile.Read(file.Path, file.Text, ManifestKind.Deployment))], ProjectContext.Unknown).Descriptors.Select(each => each.FindModule(module)).First(found => found is not null)!.Binds(Services.Connectivity);
}
