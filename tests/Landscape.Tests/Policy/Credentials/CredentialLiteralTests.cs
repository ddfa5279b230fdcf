namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class CredentialLiteralTests
{
    [Theory]
    [InlineData("Password")]
    [InlineData("clientSecret")]
    [InlineData("ClientSecret")]
    [InlineData("tokenServicePassword")]
    [InlineData("KeyStorePassword")]
    [InlineData("tokenService.KeyStorePassword")]
    [InlineData("TrustStorePassword")]
    [InlineData("jco.client.passwd")]
    [InlineData("jco.client.tech_user_secret")]
    [InlineData("jco.destination.repository.passwd")]
    [InlineData("ldap.password")]
    [InlineData("mail.password")]
    [InlineData("URL.headers.APIKey")]
    [InlineData("URL.headers.Authorization")]
    [InlineData("URL.queries.api_key")]
    [InlineData("tokenServiceURL.headers.x-api-key")]
    [InlineData("tokenService.body.client_secret")]
    [InlineData("ServiceCredentials.PrivateKey")]
    [InlineData("TokenServiceCredentials.PrivateKey")]
    [InlineData("URL.headers.x-api-key")]
    [InlineData("tokenServiceURL.headers.Authorization")]
    public void Every_credential_of_a_destination_is_found(string key)
    {
        var findings = new PolicyTest("BTP3004").Destinations("{ \"Name\": \"ERP\", \"Type\": \"HTTP\", \"URL\": \"https://x\", \"" + key + "\": {|BTP3004:\"Welcome1\"|} }").Verify();

        Assert.StartsWith($"'{key}' of 'ERP' holds a credential in clear text", findings[0].Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Welcome1", findings[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("User", "TECH")]
    [InlineData("clientId", "sb-x!t1")]
    [InlineData("KeyStoreLocation", "erp.p12")]
    [InlineData("tokenServiceUser", "TECH")]
    [InlineData("URL.headers.x-tenant", "a")]
    [InlineData("URL.queries.sort-key", "a")]
    [InlineData("HTML5.ForwardAuthToken", "true")]
    [InlineData("Password", "")]
    [InlineData("Password", "${password}")]
    [InlineData("Password", "((erp-password))")]
    [InlineData("Password", "~{uaa/secret}")]
    [InlineData("Password", "<password>")]
    [InlineData("Password", "XXXXXXXX")]
    [InlineData("Password", "REPLACE_ME")]
    [InlineData("Password", "{{ .Values.password }}")]
    [InlineData("Password", "********")]
    [InlineData("Password", "xxx")]
    [InlineData("Password", "${var.password}")]
    [InlineData("ServiceCredentials.PrivateKey", "((private-key))")]
    [InlineData("URL.headers.Authorization", "Bearer ${token}")]
    public void What_is_no_credential_or_no_literal_is_left_alone(string key, string value) =>
        new PolicyTest("BTP3004").Destinations("{ \"Name\": \"ERP\", \"Type\": \"HTTP\", \"URL\": \"https://x\", \"" + key + "\": \"" + value + "\" }").Verify();

    [Fact]
    public void Properties_YAML_and_Terraform_are_looked_at_too()
    {
        new PolicyTest("BTP3004").Destinations("Type=HTTP\nName=ERP\nURL=https\\://x\nPassword={|BTP3004:Wel\\=come1|}\n", "/0/erp").Verify();
        new PolicyTest("BTP3004").Deployment("resources:\n  - name: d\n    parameters:\n      config: { init_data: { instance: { destinations: [{ Name: A, Password: {|BTP3004:Welcome1|} }] } } }\n").Verify();
        new PolicyTest("BTP3004").Destinations("resource \"btp_subaccount_destination_generic\" \"a\" {\n destination_configuration = jsonencode({ \"Name\" = \"A\", \"Password\" = {|BTP3004:\"Welcome1\"|}, \"clientSecret\" = var.secret })\n}\n", "/0/main.tf").Verify();
    }

    [Fact]
    public void Variables_of_applications_are_looked_at_by_their_last_word() =>
        new PolicyTest("BTP3004").Deployment("""
            applications:
            - name: sales
              env:
                DB_PASSWORD: {|BTP3004:Welcome1|}
                S4_CLIENT_SECRET: {|BTP3004:'abc'|}
                PASSWORD_POLICY: strong
                SECRET_NAME: sales-secret
                API_KEY: ((api-key))
            """, "/0/manifest.yml").Verify();

    [Fact]
    public void JSON_within_a_variable_is_looked_at_too() =>
        new PolicyTest("BTP3004").Deployment("""
            applications:
            - name: router
              env:
                destinations: '[{"name": "a", "url": "https://a", "username": "u", "password": {|BTP3004:"Welcome1"|}}]'
            """, "/0/manifest.yml").Verify();

    [Fact]
    public void A_private_key_is_a_credential_under_any_name() =>
        new PolicyTest("BTP3004").Deployment("""
            resources:
              - name: d
                parameters:
                  content: {|BTP3004:"-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----"|}
                  certificate: "-----BEGIN CERTIFICATE-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END CERTIFICATE-----"
            """).Verify();

    [Fact]
    public void Bindings_on_a_developers_machine_have_a_rule_of_their_own() =>
        new PolicyTest("BTP3004").Environment("""{ "VCAP_SERVICES": { "xsuaa": [{ "credentials": { "clientsecret": "abc" } }] }, "destinations": [{ "name": "a", "url": "http://x", "password": {|BTP3004:"abc"|} }] }""").Verify();

    [Fact]
    public void A_comment_above_suppresses_with_a_reason() =>
        new PolicyTest("BTP3004").Deployment("""
            resources:
              - name: d
                parameters:
                  # btp-disable BTP3004, BTP2001 a public demo account
                  # and one more comment
                  password: Welcome1
                  clientsecret: {|BTP3004:Welcome1|}
            """).Verify();
}
