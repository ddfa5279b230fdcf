using Btp.Connectivity.Landscape.Deployment;

namespace Btp.Connectivity.Landscape.Tests.Deployment;

public sealed class KubernetesReaderTests
{
    private const string Instances = """
        apiVersion: services.cloud.sap.com/v1
        kind: ServiceInstance
        metadata: { name: s4-conn }
        spec: { serviceOfferingName: connectivity, servicePlanName: connectivity_proxy }
        ---
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
        apiVersion: services.cloud.sap.com/v1
        kind: ServiceBinding
        metadata: { name: s4-binding }
        spec: { serviceInstanceName: s4-conn, parameters: { credential-type: x509 } }
        """;

    [Theory]
    [InlineData("volumes: [ { name: a, secret: { secretName: lookup-secret } } ], containers: [ { name: c } ]")]
    [InlineData("volumes: [ { name: a, projected: { sources: [ { secret: { name: lookup-secret } } ] } } ], containers: [ { name: c } ]")]
    [InlineData("containers: [ { name: c, envFrom: [ { secretRef: { name: lookup-secret } } ] } ]")]
    [InlineData("containers: [ { name: c, env: [ { name: X, valueFrom: { secretKeyRef: { name: lookup-secret, key: uri } } } ] } ]")]
    public void A_workload_is_bound_to_the_instances_whose_secrets_it_takes_in(string pod)
    {
        var module = Assert.Single(Read(Instances, Deployment(pod))[1].Modules);

        Assert.Equal(("lookup", Services.Destination), (Assert.Single(module.Bindings).Instance, module.Bindings[0].Service));
        Assert.False(module.Binds(Services.Connectivity));
    }

    [Fact]
    public void A_binding_without_a_secret_name_makes_one_of_its_own_name()
    {
        var binding = Assert.Single(Read(Instances, Deployment("volumes: [ { secret: { secretName: s4-binding } } ]"))[1].Modules[0].Bindings);

        Assert.Equal((Services.Connectivity, true), (binding.Service, binding.AsksForCertificate));
    }

    [Fact]
    public void Several_documents_of_one_file_are_one_landscape() =>
        Assert.True(Read(Instances + "\n---\n" + Deployment("volumes: [ { secret: { secretName: lookup-secret } } ]"))[0].Modules[0].Binds(Services.Destination));

    [Fact]
    public void A_secret_that_no_binding_makes_is_known_by_its_name_only() =>
        Assert.Equal([Services.Xsuaa, null], Read(Deployment("volumes: [ { secret: { secretName: sales-xsuaa } }, { secret: { secretName: things } } ]"))[0].Modules[0].Bindings.Items.Select(binding => binding.Service));

    [Theory]
    [InlineData("StatefulSet")]
    [InlineData("DaemonSet")]
    [InlineData("Job")]
    public void Other_workloads_are_read_alike(string kind) =>
        Assert.Single(Read(Deployment("containers: []").Replace("kind: Deployment", "kind: " + kind, StringComparison.Ordinal))[0].Modules);

    [Fact]
    public void Timed_jobs_and_lists_are_read() =>
        Assert.Equal("nightly", Assert.Single(Read("""
            apiVersion: v1
            kind: List
            items:
              - apiVersion: batch/v1
                kind: CronJob
                metadata: { name: nightly }
                spec: { jobTemplate: { spec: { template: { spec: { containers: [ { image: x, command: [dotnet, Sales.dll] } ] } } } } }
            """)[0].Modules).Name);

    [Fact]
    public void The_service_catalog_that_came_before_is_read() =>
        Assert.Equal((Services.Destination, "lite"), Read("""
            apiVersion: servicecatalog.k8s.io/v1beta1
            kind: ServiceInstance
            metadata: { name: d }
            spec: { clusterServiceClassExternalName: destination, clusterServicePlanExternalName: lite }
            """)[0].Instances.Items.Select(instance => (instance.Service, instance.Plan)).Single());

    [Theory]
    [InlineData("registry.example/sales/sales-service:1.4", "SalesService")]
    [InlineData("registry.example:5000/Sales.Service@sha256:00", "Sales.Service")]
    public void The_image_of_the_assemblys_name_runs_the_project(string image, string assembly)
    {
        var descriptor = Read(Deployment($"containers: [ {{ image: '{image}' }} ]") + "\n---\n" + Deployment("containers: [ { image: registry/jobs } ]", "jobs"))[0];

        Assert.Equal("srv", ProjectModule.Find(descriptor, new ProjectContext { AssemblyName = assembly })?.Name);
        Assert.Null(ProjectModule.Find(descriptor, new ProjectContext { AssemblyName = "Other" }));
    }

    [Fact]
    public void The_only_workload_that_may_be_dotnet_runs_the_project()
    {
        var descriptors = Read(Deployment("containers: [ { image: registry/srv } ]"), Deployment("containers: [ { image: sapse/approuter } ]", "web"));
        Assert.Equal("srv", ProjectModule.Find(descriptors[0], ProjectContext.Unknown)?.Name);
        Assert.Null(ProjectModule.Find(descriptors[1], ProjectContext.Unknown));

        var two = Read(Deployment("containers: [ { image: registry/srv } ]"), Deployment("containers: [ { image: registry/other } ]", "other"));
        Assert.All(two, descriptor => Assert.Null(ProjectModule.Find(descriptor, ProjectContext.Unknown)));
    }

    [Fact]
    public void Templates_are_read_as_far_as_they_are_yaml()
    {
        var descriptor = Read("""
            {{- if .Values.srv.enabled }}
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: {{ include "chart.fullname" . }}-srv
              labels: {{- include "chart.labels" . | nindent 4 }}
            spec:
              template:
                spec:
                  {{- with .Values.imagePullSecrets }}
                  imagePullSecrets:
                    {{- toYaml . | nindent 8 }}
                  {{- end }}
                  containers:
                    - name: srv
                      image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
                  volumes:
                    - name: d
                      secret: { secretName: lookup-secret }
            {{- end }}
            """)[0];

        Assert.Equal("lookup-secret", Assert.Single(Assert.Single(descriptor.Modules).Requires).Name);
    }

    private static string Deployment(string pod, string name = "srv") => "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: " + name + " }\nspec: { template: { spec: { " + pod + " } } }\n";

    private static IReadOnlyList<DeploymentDescriptor> Read(params string[] files) =>
        LandscapeModel.Create([.. files.Select((text, i) => ManifestFile.Read($"/0/k8s/{i}.yaml", text, ManifestKind.Deployment))], ProjectContext.Unknown).Descriptors;
}
