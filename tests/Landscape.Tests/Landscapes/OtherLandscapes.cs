namespace Btp.Connectivity.Landscape.Tests.Landscapes;

/// <summary>Landscapes of the other formats: Cloud Foundry's own manifest, Kubernetes, Helm, properties, Terraform, variables.</summary>
public sealed class OtherLandscapes
{
    private const string Erp = """[{ "Name": "ERP", "Type": "HTTP", "URL": "http://erp.virtual:44300", "ProxyType": "OnPremise", "Authentication": "PrincipalPropagation" }]""";

    private const string Kubernetes = """
        apiVersion: services.cloud.sap.com/v1
        kind: ServiceInstance
        metadata: { name: tunnel }
        spec: { serviceOfferingName: connectivity, servicePlanName: connectivity_proxy }
        ---
        apiVersion: services.cloud.sap.com/v1
        kind: ServiceBinding
        metadata: { name: tunnel-binding }
        spec: { serviceInstanceName: tunnel, parameters: { credential-type: x509 }, credentialsRotationPolicy: { enabled: true, rotationFrequency: 600h } }
        ---
        apiVersion: services.cloud.sap.com/v1
        kind: ServiceInstance
        metadata: { name: lookup }
        spec: { serviceOfferingName: destination, servicePlanName: lite }
        ---
        apiVersion: services.cloud.sap.com/v1
        kind: ServiceBinding
        metadata: { name: lookup-binding }
        spec: { serviceInstanceName: lookup, parameters: { credential-type: x509 }, credentialsRotationPolicy: { enabled: true, rotationFrequency: 600h } }
        ---
        apiVersion: services.cloud.sap.com/v1
        kind: ServiceInstance
        metadata: { name: users }
        spec: { serviceOfferingName: identity, servicePlanName: application }
        ---
        apiVersion: services.cloud.sap.com/v1
        kind: ServiceBinding
        metadata: { name: users-binding }
        spec: { serviceInstanceName: users, parameters: { credential-type: X509_GENERATED }, credentialsRotationPolicy: { enabled: true, rotationFrequency: 600h } }
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: sales }
        spec:
          template:
            spec:
              containers: [ { name: sales, image: registry.example.com/sales:1.0 } ]
              volumes:
                - { name: a, secret: { secretName: tunnel-binding } }
                - { name: b, secret: { secretName: lookup-binding } }
                - { name: c, secret: { secretName: users-binding } }
        """;

    private const string Helm = """
        srv:
          bindings:
            auth: { serviceInstanceName: xsuaa, parameters: { credential-type: x509 } }
            destinations: { serviceInstanceName: destination, parameters: { credential-type: x509 } }
            tunnel: { serviceInstanceName: connectivity, parameters: { credential-type: x509 } }
          image: { repository: registry/sales }
        xsuaa: { serviceOfferingName: xsuaa, servicePlanName: application }
        destination: { serviceOfferingName: destination, servicePlanName: lite }
        connectivity: { serviceOfferingName: connectivity, servicePlanName: connectivity_proxy }
        """;

    private const string CloudFoundry = """
        applications:
          - name: sales
            buildpacks: [dotnet_core_buildpack]
            services:
              - { name: sales-uaa, parameters: { credential-type: x509 } }
              - { name: sales-lookup, parameters: { credential-type: x509 } }
              - { name: sales-tunnel, parameters: { credential-type: x509 } }
        """;

    private const string Services = """
        create-services:
          - { name: sales-uaa, broker: xsuaa, plan: application }
          - { name: sales-lookup, broker: destination, plan: lite }
          - { name: sales-tunnel, broker: connectivity, plan: lite }
        """;

    [Theory]
    [InlineData("metadata: { name: sales }", "metadata: { name: sales }")]
    [InlineData("image: registry.example.com/sales:1.0", "image: \"{{ .Values.image }}\"")]
    [InlineData("secret: { secretName: tunnel-binding }", "projected: { sources: [ { secret: { name: tunnel-binding } } ] }")]
    [InlineData("serviceInstanceName: lookup, parameters: { credential-type: x509 }", "serviceInstanceName: lookup, parametersFrom: [ { secretKeyRef: { name: x } } ]")]
    [InlineData("- { name: a, secret: { secretName: tunnel-binding } }", "- { name: a, secret: { secretName: things } }")]
    [InlineData("credentialsRotationPolicy: { enabled: true, rotationFrequency: 600h } }\n---\napiVersion: apps", "credentialsRotationPolicy: { enabled: \"{{ .Values.rotate }}\" } }\n---\napiVersion: apps")]
    [InlineData("serviceInstanceName: lookup, parameters: { credential-type: x509 }, credentialsRotationPolicy: { enabled: true, rotationFrequency: 600h }", "serviceInstanceName: lookup, parameters: { credential-type: x509 }", "name: lookup-binding }\nspec", "name: {|BTP1008:lookup-binding|} }\nspec")]
    [InlineData("serviceInstanceName: lookup, parameters: { credential-type: x509 }, ", "serviceInstanceName: lookup, ", "name: lookup-binding }\nspec", "name: {|BTP1007:lookup-binding|} }\nspec")]
    [InlineData("        - { name: a, secret: { secretName: tunnel-binding } }\n", "", "metadata: { name: sales }", "metadata: { name: {|BTP1001:sales|} }")]
    [InlineData("        - { name: b, secret: { secretName: lookup-binding } }\n", "", "metadata: { name: sales }", "metadata: { name: {|BTP1002:sales|} }")]
    [InlineData("\n        - { name: c, secret: { secretName: users-binding } }", "", "metadata: { name: sales }", "metadata: { name: {|BTP1004:sales|} }")]
    [InlineData("serviceInstanceName: tunnel,", "serviceInstanceName: other-connectivity,", "metadata: { name: tunnel }", "metadata: { name: {|BTP1003:tunnel|} }")]
    public void Kubernetes_landscapes(string old, string replacement, string alsoOld = "", string alsoReplacement = "")
    {
        var landscape = Landscape().File("k8s.yaml", ManifestKind.Deployment, Kubernetes).File("destinations.json", ManifestKind.Destinations, Erp).Edit("k8s.yaml", old, replacement);
        (alsoOld.Length > 0 ? landscape.Edit("k8s.yaml", alsoOld, alsoReplacement) : landscape).Verify();
    }

    [Theory]
    [InlineData("srv:\n", "srv:\n")]
    [InlineData("tunnel: { serviceInstanceName: connectivity, parameters: { credential-type: x509 } }", "tunnel: { fromSecret: shared-connectivity }", "connectivity: { serviceOfferingName: connectivity, servicePlanName: connectivity_proxy }", "")]
    [InlineData("    tunnel: { serviceInstanceName: connectivity, parameters: { credential-type: x509 } }\n", "", "srv:\n  bindings", "{|BTP1001:srv|}:\n  bindings", "connectivity: { serviceO", "{|BTP1003:connectivity|}: { serviceO")]
    [InlineData("    auth: { serviceInstanceName: xsuaa, parameters: { credential-type: x509 } }\n", "", "srv:\n  bindings", "{|BTP1004:srv|}:\n  bindings")]
    [InlineData("auth: { serviceInstanceName: xsuaa, parameters: { credential-type: x509 } }", "auth: { serviceInstanceName: {|BTP1007:xsuaa|} }")]
    public void Helm_landscapes(string old, string replacement, string alsoOld = "", string alsoReplacement = "", string thirdOld = "", string thirdReplacement = "")
    {
        var landscape = Landscape().File("values.yaml", ManifestKind.Deployment, Helm).File("destinations.json", ManifestKind.Destinations, Erp).Edit("values.yaml", old, replacement);
        if (alsoOld.Length > 0)
            landscape.Edit("values.yaml", alsoOld, alsoReplacement);
        if (thirdOld.Length > 0)
            landscape.Edit("values.yaml", thirdOld, thirdReplacement);
        landscape.Verify();
    }

    [Theory]
    [InlineData("name: sales\n", "name: sales\n")]
    [InlineData("{ name: sales-tunnel, parameters: { credential-type: x509 } }", "{ name: ((tunnel)), parameters: { credential-type: x509 } }")]
    [InlineData("      - { name: sales-tunnel, parameters: { credential-type: x509 } }\n", "", "- name: sales\n", "- name: {|BTP1001:sales|}\n")]
    [InlineData("      - { name: sales-uaa, parameters: { credential-type: x509 } }\n", "", "- name: sales\n", "- name: {|BTP1004:sales|}\n")]
    [InlineData("{ name: sales-lookup, parameters: { credential-type: x509 } }", "{|BTP1007:sales-lookup|}")]
    public void Cloud_Foundry_landscapes(string old, string replacement, string alsoOld = "", string alsoReplacement = "")
    {
        var landscape = Landscape().File("manifest.yml", ManifestKind.Deployment, CloudFoundry + "\n").File("services-manifest.yml", ManifestKind.Deployment, Services).File("destinations.json", ManifestKind.Destinations, Erp).Edit("manifest.yml", old, replacement);
        (alsoOld.Length > 0 ? landscape.Edit("manifest.yml", alsoOld, alsoReplacement) : landscape).Verify();
    }

    [Theory]
    [InlineData("erp", "Type=HTTP\nName=ERP\nURL=http\\://erp.virtual\\:443\nProxyType=OnPremise\nAuthentication=PrincipalPropagation\n")]
    [InlineData("erp", "Type=HTTP\nName=ERP\nURL={|BTP2005:https\\://erp.virtual\\:443|}\nProxyType=OnPremise\nAuthentication=PrincipalPropagation\n")]
    [InlineData("erp", "Type=HTTP\nName=ERP\n# btp-disable BTP2005 the studio reads it\nURL=https\\://erp.virtual\\:443\nProxyType=OnPremise\nAuthentication=PrincipalPropagation\n")]
    [InlineData("d.tf", "resource \"btp_subaccount_destination\" \"a\" {\n  name = \"A\"\n  type = \"HTTP\"\n  url = var.url\n  proxy_type = \"OnPremise\"\n  authentication = \"PrincipalPropagation\"\n}\n")]
    [InlineData("d.tf", "resource \"btp_subaccount_destination\" \"a\" {\n  name = \"A\"\n  type = \"HTTP\"\n  url = \"https://a.example.com\"\n  proxy_type = \"Internet\"\n  authentication = {|BTP2003:\"PrincipalPropagation\"|}\n}\n")]
    [InlineData("d.json", """{ "owner": { "SubaccountId": "s", "InstanceId": null }, "destinationConfiguration": { "Name": "A", "Type": "HTTP", "URL": {|BTP2007:"http://a.example.com"|}, "ProxyType": "Internet", "Authentication": "NoAuthentication" } }""")]
    [InlineData("package.json", """{ "name": "x", "cds": { "requires": { "API": { "kind": "odata", "credentials": { "url": "https://api.example.com", "username": "u", "password": {|BTP3004:"Tr0ub4dor"|} } } } } }""")]
    [InlineData("package.json", """{ "name": "x", "cds": { "requires": { "API": { "kind": "odata-v2", "[production]": { "credentials": { "destination": "ERP", "path": "/sap/x" } } } } } }""")]
    [InlineData("broken.json", "{ \"Name\": \"A\",\n  \"Type\": {|BTP1010:}|}\n")]
    public void Destinations_of_other_forms(string path, string text) => new LandscapeCase().File(path, ManifestKind.Destinations, text).Verify();

    [Theory]
    [InlineData("""{ "destinations": [ { "name": "a", "url": "https://a.cfapps.eu10.hana.ondemand.com", "forwardAuthToken": true }, { "name": "b", "url": "http://localhost:4004", "strictSSL": false } ] }""")]
    [InlineData("""{ "destinations": [ { "name": "a", "url": "https://a.example.com", "strictSSL": {|BTP3008:false|} } ] }""")]
    [InlineData("""{ "destinations": [ { "name": "a", "url": "https://a.example.com" }, { "name": {|BTP2010:"b"|}, "url": "https://a.example.com" } ] }""")]
    [InlineData("""{ "destinations": [ { "name": "a", "url": "http://erp:443", "proxyType": "onPremise", {|BTP2014:"forwardAuthToken"|}: true } ] }""")]
    [InlineData("""{ "VCAP_SERVICES": { "xsuaa": [ { "credentials": { "clientid": "sb", "clientsecret": {|BTP3006:"abc/def+ghi="|} } } ] } }""")]
    [InlineData("""{ "VCAP_SERVICES": { "xsuaa": [ { "credentials": { "clientid": "sb", "clientsecret": "<secret>" } } ] } }""")]
    public void Variables(string text) => new LandscapeCase().File("default-env.json", ManifestKind.Environment, text).Verify();

    private static LandscapeCase Landscape() => new() { Project = new ProjectContext { AssemblyName = "Sales", Services = [new DeclaredService("API", "ERP", "Api")] } };
}
