using Btp.Connectivity.Landscape.Deployment;

namespace Btp.Connectivity.Landscape.Tests.Deployment;

public sealed class HelmReaderTests
{
    private const string Values = """
        global: { domain: example.com }
        srv:
          bindings:
            auth: { serviceInstanceName: xsuaa }
            destinations: { serviceInstanceName: destination, parameters: { credential-type: x509 } }
            tunnel: { fromSecret: shared-connectivity }
          image: { repository: registry/sales-service, tag: latest }
          env: { ASPNETCORE_URLS: "http://+:8080" }
        approuter:
          bindings: { auth: { serviceInstanceName: xsuaa } }
          image: { repository: sapse/approuter }
        xsuaa: { serviceOfferingName: xsuaa, servicePlanName: application, config: xs-security.json }
        destination: { serviceOfferingName: destination, servicePlanName: lite }
        connectivity: { serviceOfferingName: connectivity, servicePlanName: connectivity_proxy }
        """;

    [Fact]
    public void A_workload_is_bound_to_what_its_bindings_name()
    {
        var descriptor = Read(Values);
        var srv = descriptor.FindModule("srv")!;

        Assert.Equal((DescriptorKind.Helm, 2), (descriptor.Kind, descriptor.Modules.Count));
        Assert.Equal([("xsuaa", Services.Xsuaa, false), ("destination", Services.Destination, true), ("shared-connectivity", Services.Connectivity, true)], srv.Bindings.Items.Select(binding => (binding.Instance, binding.Service!, binding.AsksForCertificate)));
        Assert.True(srv.IsDotNet);
        Assert.True(descriptor.FindModule("approuter")!.IsOtherLanguage);
    }

    [Fact]
    public void A_service_that_is_missing_among_the_bindings_is_not_bound() =>
        Assert.False(Read(Values.Replace("tunnel: { fromSecret: shared-connectivity }", "", StringComparison.Ordinal)).FindModule("srv")!.Binds(Services.Connectivity));

    [Fact]
    public void The_values_of_a_chart_within_a_chart_are_read() =>
        Assert.True(Read("sales:\n  srv: { bindings: { d: { serviceInstanceName: destination } } }\n  destination: { serviceOfferingName: destination, servicePlanName: lite }\n").FindModule("srv")!.Binds(Services.Destination));

    [Fact]
    public void Other_values_are_no_descriptor() => Assert.Equal(DescriptorKind.Other, Read("replicas: 2\nimage: { repository: x }\n").Kind);

    [Fact]
    public void Xs_security_decides_what_bindings_get()
    {
        var values = ManifestFile.Read("/0/chart/values.yaml", Values, ManifestKind.Deployment);
        var security = ManifestFile.Read("/0/chart/xs-security.json", """{ "xsappname": "sales", "oauth2-configuration": { "credential-types": ["x509", "binding-secret"] } }""", ManifestKind.Deployment);

        Assert.True(LandscapeModel.Create([values, security], ProjectContext.Unknown).Descriptors[0].FindModule("srv")!.Bindings[0].AsksForCertificate);
        Assert.False(LandscapeModel.Create([values], ProjectContext.Unknown).Descriptors[0].FindModule("srv")!.Bindings[0].AsksForCertificate);
    }

    private static DeploymentDescriptor Read(string values) => LandscapeModel.Create([ManifestFile.Read("/0/chart/values.yaml", values, ManifestKind.Deployment)], ProjectContext.Unknown).Descriptors[0];
}
