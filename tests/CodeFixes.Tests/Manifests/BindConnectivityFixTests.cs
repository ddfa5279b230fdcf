using Btp.Connectivity.Analyzers.Manifests;
using Btp.Connectivity.CodeFixes.Manifests;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.CodeFixes.Tests.Manifests;

public sealed class BindConnectivityFixTests
{
    private const string Erp = "config: { init_data: { subaccount: { destinations: [{ Name: ERP, Type: HTTP, URL: \"http://erp:443\", ProxyType: OnPremise }] } } }";

    [Fact]
    public Task The_requirement_and_the_resource_are_added_in_the_style_of_the_file() => Verify(
        $$"""
        # my application
        ID: sales
        modules:
          - name: {|BTP1001:sales-srv|}   # the service
            type: custom
            parameters:
              buildpack: dotnet_core_buildpack
            requires:
              - name: sales-xsuaa
              - name: sales-destination # all of them
            provides:
              - name: api

        resources:

          - name: sales-xsuaa
            type: org.cloudfoundry.managed-service
            parameters: { service: xsuaa, service-plan: application }

          - name: sales-destination
            type: org.cloudfoundry.managed-service
            parameters:
              service: destination
              service-plan: lite
              {{Erp}}   # the end

        # after everything
        parameters:
          enable-parallel-deployments: true
        """,
        $$"""
        # my application
        ID: sales
        modules:
          - name: sales-srv   # the service
            type: custom
            parameters:
              buildpack: dotnet_core_buildpack
            requires:
              - name: sales-xsuaa
              - name: sales-destination # all of them
              - name: sales-connectivity
            provides:
              - name: api

        resources:

          - name: sales-xsuaa
            type: org.cloudfoundry.managed-service
            parameters: { service: xsuaa, service-plan: application }

          - name: sales-destination
            type: org.cloudfoundry.managed-service
            parameters:
              service: destination
              service-plan: lite
              {{Erp}}   # the end

          - name: sales-connectivity
            type: org.cloudfoundry.managed-service
            parameters:
              service: connectivity
              service-plan: lite

        # after everything
        parameters:
          enable-parallel-deployments: true
        """);

    [Fact]
    public Task A_resource_that_is_there_is_used_and_lists_without_indentation_stay_so() => Verify(
        $$"""
        ID: sales
        modules:
        - name: {|BTP1001:sales-srv|}
          type: custom
          parameters: { buildpack: dotnet_core_buildpack }
          requires:
          - name: dest
        resources:
        - name: {|BTP1003:tunnel|}
          type: org.cloudfoundry.managed-service
          parameters: { service: connectivity, service-plan: lite }
        - name: dest
          type: org.cloudfoundry.managed-service
          parameters:
            service: destination
            {{Erp}}
        """,
        $$"""
        ID: sales
        modules:
        - name: sales-srv
          type: custom
          parameters: { buildpack: dotnet_core_buildpack }
          requires:
          - name: dest
          - name: tunnel
        resources:
        - name: tunnel
          type: org.cloudfoundry.managed-service
          parameters: { service: connectivity, service-plan: lite }
        - name: dest
          type: org.cloudfoundry.managed-service
          parameters:
            service: destination
            {{Erp}}
        """);

    [Fact]
    public Task Brackets_stay_brackets() => Verify(
        $$"""
        ID: sales
        modules:
          - { name: {|BTP1001:sales-srv|}, type: custom, parameters: { buildpack: dotnet_core_buildpack }, requires: [{ name: d }] }
        resources:
          - { name: d, type: org.cloudfoundry.managed-service, parameters: { service: destination, {{Erp}} } }
        """,
        $$"""
        ID: sales
        modules:
          - { name: sales-srv, type: custom, parameters: { buildpack: dotnet_core_buildpack }, requires: [{ name: d }, { name: sales-connectivity }] }
        resources:
          - { name: d, type: org.cloudfoundry.managed-service, parameters: { service: destination, {{Erp}} } }
          - { name: sales-connectivity, type: org.cloudfoundry.managed-service, parameters: { service: connectivity, service-plan: lite } }
        """);

    [Fact]
    public Task A_module_without_requirements_gets_some_and_windows_line_ends_stay() => Verify(
        "ID: sales\r\nmodules:\r\n  - name: {|BTP1001:router|}\r\n    type: custom\r\n    properties:\r\n      ASPNETCORE_X: 1\r\n      destinations: '[{\"name\": \"ERP\", \"url\": \"http://erp\", \"proxyType\": \"onPremise\"}]'\r\n",
        "ID: sales\r\nmodules:\r\n  - name: router\r\n    type: custom\r\n    properties:\r\n      ASPNETCORE_X: 1\r\n      destinations: '[{\"name\": \"ERP\", \"url\": \"http://erp\", \"proxyType\": \"onPremise\"}]'\r\n    requires:\r\n      - name: sales-connectivity\r\n\r\nresources:\r\n  - name: sales-connectivity\r\n    type: org.cloudfoundry.managed-service\r\n    parameters:\r\n      service: connectivity\r\n      service-plan: lite\r\n");

    [Fact]
    public Task Two_modules_share_one_resource() => Verify(
        $$"""
        ID: sales
        modules:
          - name: {|BTP1001:a|}
            parameters: { buildpack: dotnet_core_buildpack }
            requires:
              - name: sales-dest
          - name: {|BTP1001:b|}
            parameters: { buildpack: dotnet_core_buildpack }
            requires:
              - name: sales-dest
        resources:
          - name: sales-dest
            parameters: { service: destination, {{Erp}} }
        """,
        $$"""
        ID: sales
        modules:
          - name: a
            parameters: { buildpack: dotnet_core_buildpack }
            requires:
              - name: sales-dest
              - name: sales-connectivity
          - name: b
            parameters: { buildpack: dotnet_core_buildpack }
            requires:
              - name: sales-dest
              - name: sales-connectivity
        resources:
          - name: sales-dest
            parameters: { service: destination, {{Erp}} }
          - name: sales-connectivity
            type: org.cloudfoundry.managed-service
            parameters:
              service: connectivity
              service-plan: lite
        """);

    [Fact]
    public Task An_inactive_resource_is_nothing_that_a_line_more_can_fix() => OffersNothing(
        "mta.yaml",
        $$"""
        ID: sales
        modules:
          - name: {|BTP1001:a|}
            parameters: { buildpack: dotnet_core_buildpack }
            requires: [{ name: d }, { name: c }]
        resources:
          - { name: d, parameters: { service: destination, {{Erp}} } }
          - { name: c, active: false, parameters: { service: connectivity } }
        """);

    [Fact]
    public Task A_Cloud_Foundry_manifest_cannot_say_what_service_an_instance_is() => OffersNothing(
        "manifest.yml",
        """
        applications:
          - name: {|BTP1001:a|}
            buildpacks: [dotnet_core_buildpack]
            env:
              destinations: '[{"name": "ERP", "url": "http://erp", "proxyType": "onPremise"}]'
        """);

    // Client secrets are not what these tests are about.
    private const string Config = "is_global = true\ndotnet_diagnostic.BTP1007.severity = none\n";

    private static Task Verify(string before, string after)
    {
        var test = new CodeFixTest<ManifestAnalyzer, BindConnectivityFix> { TestCode = "class A;" };
        test.TestState.AdditionalFiles.Add("mta.yaml", before, "DeploymentDescriptor");
        test.FixedState.AdditionalFiles.Add("mta.yaml", after, "DeploymentDescriptor");
        test.TestState.AnalyzerConfigFiles.Add("/0/.globalconfig", Config);
        return test.RunAsync();
    }

    private static Task OffersNothing(string name, string text)
    {
        var test = new CodeFixTest<ManifestAnalyzer, BindConnectivityFix> { TestCode = "class A;", OffersNothing = true };
        test.TestState.AdditionalFiles.Add(name, text, "DeploymentDescriptor");
        test.TestState.AnalyzerConfigFiles.Add("/0/.globalconfig", Config);
        return test.RunAsync();
    }
}
