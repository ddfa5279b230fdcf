using Btp.Connectivity.Landscape.Deployment;
using Btp.Connectivity.Landscape.Destinations;
using Btp.Connectivity.Landscape.Policy;

namespace Btp.Connectivity.Landscape.Tests.Deployment;

public sealed class TerraformReaderTests
{
    private const string Plans = """
        data "cloudfoundry_service_plan" "destination" {
          name                  = "lite"
          service_offering_name = "destination"
        }
        data "cloudfoundry_service" "conn" { name = "connectivity" }
        """;

    private const string Instances = """
        resource "cloudfoundry_service_instance" "d" {
          name         = "sales-d"
          type         = "managed"
          space        = var.space
          service_plan = data.cloudfoundry_service_plan.destination.id
          parameters = jsonencode({
            HTML5Runtime_enabled = true
            init_data = {
              instance = {
                destinations = [{ "Name" = "ERP", "Type" = "HTTP", "URL" = "http://erp.virtual:443", "ProxyType" = "OnPremise", "Authentication" = "PrincipalPropagation" }]
              }
            }
          })
        }
        resource "cloudfoundry_service_instance" "c" {
          name         = "sales-c"
          service_plan = data.cloudfoundry_service.conn.service_plans["lite"]
        }
        """;

    [Fact]
    public void Applications_are_bound_to_instances_whose_services_the_plans_tell_also_in_other_files()
    {
        var app = App("""
              service_bindings = [
                { service_instance = cloudfoundry_service_instance.d.name, params = jsonencode({ "credential-type" = "x509" }) },
                { service_instance = "sales-c" },
                { service_instance = var.other }
              ]
            """);

        var module = Assert.Single(Merge(app, Instances, Plans)[0].Modules);

        Assert.Equal("sales-srv", module.Name);
        Assert.True(module.IsDotNet);
        Assert.Equal("../srv", module.SourcePath);
        Assert.Equal(["sales-d destination True", "sales-c connectivity False", "var.other  False"], module.Bindings.Items.Select(binding => $"{binding.Instance} {binding.Service} {binding.AsksForCertificate}"));
    }

    [Fact]
    public void Bindings_beside_the_application_and_blocks_of_the_older_provider_count()
    {
        var app = App("""
              service_binding {
                service_instance = cloudfoundry_service_instance.c.id
              }
            """);
        const string Binding = """
            resource "cloudfoundry_service_credential_binding" "b" {
              type             = "app"
              app              = cloudfoundry_app.srv.id
              service_instance = cloudfoundry_service_instance.d.id
            }
            resource "cloudfoundry_service_credential_binding" "another" {
              app              = cloudfoundry_app.srv_2.id
              service_instance = cloudfoundry_service_instance.d.id
            }
            """;

        Assert.Equal(["sales-c connectivity", "sales-d destination"], Assert.Single(Merge(app, Binding, Instances, Plans)[0].Modules).Bindings.Items.Select(binding => $"{binding.Instance} {binding.Service}"));
    }

    [Fact]
    public void Instances_and_bindings_of_a_subaccount_are_read()
    {
        var descriptor = Merge("""
            data "btp_subaccount_service_plan" "d" {
              subaccount_id = var.id
              name          = "lite"
              offering_name = "destination"
            }
            resource "btp_subaccount_service_instance" "d" {
              name           = "sales"
              serviceplan_id = data.btp_subaccount_service_plan.d.id
              parameters     = "{\"init_data\":{\"subaccount\":{\"destinations\":[{\"Name\":\"MAIL\",\"Type\":\"HTTP\",\"URL\":\"https://mail.example.com\"}]}}}"
            }
            resource "btp_subaccount_service_binding" "b" {
              name                = "sales-key"
              service_instance_id = btp_subaccount_service_instance.d.id
            }
            """)[0];

        Assert.Equal("destination lite", $"{descriptor.Instances[0].Service} {descriptor.Instances[0].Plan}");
        Assert.Equal("sales-key sales destination", $"{descriptor.BindingResources[0].Name} {descriptor.BindingResources[0].Instance} {descriptor.BindingResources[0].Service}");
    }

    [Theory]
    [InlineData("parameters = jsonencode({ init_data = { subaccount = { destinations = [{ \"Name\" = \"ERP\", \"Type\" = \"HTTP\", \"URL\" = \"http://erp\" }] } } })", "ERP Subaccount sales")]
    [InlineData("parameters = <<EOT\n{ \"init_data\": { \"instance\": { \"destinations\": [{ \"Name\": \"ERP\", \"Type\": \"HTTP\", \"URL\": \"http://erp\" }] } } }\nEOT", "ERP Instance sales")]
    [InlineData("parameters = file(\"d.json\")", null)]
    [InlineData("type = \"managed\"", null)]
    public void Destinations_of_an_instance_are_read(string parameters, string? expected)
    {
        var destination = DestinationReader.Read("/0/main.tf", "resource \"cloudfoundry_service_instance\" \"d\" {\n  name = \"sales\"\n  " + parameters + "\n}\n").Destinations.Items.SingleOrDefault();

        Assert.Equal(expected, destination is null ? null : $"{destination.Name} {destination.Level} {destination.Owner}");
        Assert.NotEqual(DestinationOrigin.Manifest, destination?.Origin);
    }

    [Theory]
    [InlineData("{ service_instance = cloudfoundry_service_instance.d.name }", true)]
    [InlineData("{ service_instance = cloudfoundry_service_instance.d.name }, { service_instance = cloudfoundry_service_instance.c.name }", false)]
    public void A_missing_binding_is_found(string bindings, bool isMissing)
    {
        var files = new[] { App("  service_bindings = [" + bindings + "]\n"), Instances, Plans }.Select((text, i) => ManifestFile.Read($"/0/{i}.tf", text, ManifestKind.Deployment)).ToList();

        var findings = ManifestPolicy.Check(LandscapeModel.Create(files, ProjectContext.Unknown)).Where(finding => finding.RuleId == "BTP1001").ToList();

        Assert.Equal(isMissing, findings.Count == 1);
        Assert.All(findings, finding => Assert.Contains("to its service_bindings", finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_manifest_of_Cloud_Foundry_may_name_what_Terraform_creates()
    {
        var descriptors = DescriptorReader.Merge([Read("/0/manifest.yml", "applications:\n  - name: srv\n    services: [sales-c]\n"), Read("/0/a.tf", Instances), Read("/0/b.tf", Plans)]);

        Assert.Equal("connectivity", descriptors[0].Modules[0].Bindings[0].Service);
    }

    [Fact]
    public void Other_resources_are_nobody_s_business() => Assert.Equal(DescriptorKind.Other, Merge("resource \"aws_instance\" \"x\" {\n}\n")[0].Kind);

    private static string App(string bindings) => "resource \"cloudfoundry_app\" \"srv\" {\n  name = \"sales-srv\"\n  path = \"../srv\"\n  buildpacks = [\"dotnet_core_buildpack\"]\n" + bindings + "\n}\n";

    private static IReadOnlyList<DeploymentDescriptor> Merge(params string[] texts) => DescriptorReader.Merge([.. texts.Select((text, i) => Read($"/0/{i}.tf", text))]);

    private static DeploymentDescriptor Read(string path, string text) => DescriptorReader.Read(Landscape.Text.PositionedDocument.Read(path, text));
}
