using Btp.Connectivity.Landscape.Policy;
using Btp.Connectivity.Landscape.Text;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Landscape.Tests.Policy.Credentials;

/// <summary>Credentials in settings of every kind that the build looks at, and what only looks like them. The markup says which rule, BTP3004 or BTP3005, and where.</summary>
public sealed class SeldomFormatTests
{
    [Theory]
    // appsettings.json
    [InlineData("appsettings.json", """{ "Smtp": { "Host": "m", "UserName": "u", "Password": {|BTP3004:"hunter22"|} } }""")]
    [InlineData("appsettings.json", """{ "Sap": { "ClientId": "sb-x!t1", "ClientSecret": {|BTP3004:"l8GQ2x=="|} } }""")]
    [InlineData("appsettings.json", """{ "Sap:ClientSecret": {|BTP3004:"l8GQ2xab"|} }""")]
    [InlineData("appsettings.json", """{ "Storage": {|BTP3004:"DefaultEndpointsProtocol=https;AccountName=a;AccountKey=Zm9vYmFyYmF6cXV4Zm9vYmFy;EndpointSuffix=core.windows.net"|} }""")]
    [InlineData("appsettings.json", """{ "Bus": {|BTP3004:"Endpoint=sb://a.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=Zm9vYmFyYmF6cXV4Zm9v"|} }""")]
    [InlineData("appsettings.json", """{ "ConnectionStrings": { "Hana": {|BTP3004:"Server=h:30015;UserName=SYSTEM;Password=Manager1"|} } }""")]
    [InlineData("appsettings.json", """{ "ConnectionStrings": { "Rabbit": {|BTP3005:"amqps://guest:guest123@rabbit.corp:5671/v"|} } }""")]
    [InlineData("appsettings.json", """{ "Redis": { "Configuration": {|BTP3004:"r.corp:6380,password=abcdef12,ssl=True,abortConnect=False"|} } }""")]
    [InlineData("appsettings.json", """{ "AzureAd": { "ClientId": "0f6e", "ClientSecret": {|BTP3004:"Q~8aBcDeFgHiJk"|} } }""")]
    [InlineData("appsettings.json", """{ "ApiKeys": [ { "Name": "partner", "ApiKey": {|BTP3004:"pk_live_0a1b2c"|} } ] }""")]
    [InlineData("appsettings.json", """{ "Certificate": { "Path": "c.pfx", "Password": {|BTP3004:"pfx-pass-1"|} } }""")]
    [InlineData("appsettings.json", """{ "Encryption": { "PrivateKey": {|BTP3004:"-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEAx1y2z3\n-----END RSA PRIVATE KEY-----"|} } }""")]
    [InlineData("appsettings.json", """{ "Smtp": { "Password": "@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/smtp)" } }""")]
    [InlineData("appsettings.json", """{ "Smtp": { "Password": "#{SmtpPassword}#" }, "B": { "Password": "__SMTP_PASSWORD__" }, "C": { "Password": "%SMTP_PASSWORD%" }, "D": { "Password": "$(SmtpPassword)" } }""")]
    [InlineData("appsettings.json", """{ "Smtp": { "Password": "<set in user secrets>" }, "B": { "Password": "your-password" }, "C": { "Password": "{{ smtp }}" }, "D": { "Password": "((smtp))" }, "E": { "Password": "<secret>" } }""")]
    [InlineData("appsettings.json", """{ "Identity": { "Password": { "RequiredLength": 8, "RequireDigit": true }, "PasswordOptions": "strict", "TokenLifespan": "01:00:00", "PasswordResetUrl": "/account/reset" } }""")]
    [InlineData("appsettings.json", """{ "ConnectionStrings": { "A": "Server=.;Database=d;Integrated Security=true", "B": "Server=h;User Id=u;Password={0}", "C": "Data Source=app.db", "D": "Server=h;User Id=u;Password=${DB_PASSWORD}" } }""")]
    [InlineData("appsettings.json", """{ "Logging": { "LogLevel": { "Microsoft.AspNetCore.DataProtection.KeyManagement": "Warning" } }, "ApplicationInsights": { "InstrumentationKey": "00000000-0000-0000-0000-000000000000" } }""")]
    [InlineData("appsettings.json", """{ "Jwt": { "Authority": "https://login.example.com", "Audience": "api", "RequireHttpsMetadata": true, "TokenValidation": "strict" }, "SecretName": "erp-credentials", "ApiKeyHeader": "x-api-key" }""")]
    // launchSettings.json
    [InlineData("Properties/launchSettings.json", """{ "profiles": { "A": { "environmentVariables": { "ConnectionStrings__Db": {|BTP3004:"Server=h;User Id=sa;Password=Str0ng!Pass"|}, "ASPNETCORE_ENVIRONMENT": "Development" } } } }""")]
    [InlineData("Properties/launchSettings.json", """{ "profiles": { "A": { "environmentVariables": { "Sap__ClientSecret": {|BTP3004:"abcd1234"|}, "Sap__ClientId": "sb" } } } }""")]
    [InlineData("Properties/launchSettings.json", """{ "profiles": { "A": { "environmentVariables": { "VCAP_SERVICES": "{\"xsuaa\":[{\"credentials\":{\"clientid\":\"sb\"}}]}", "PASSWORD_FILE": "/run/secrets/pw" } } } }""")]
    // .env
    [InlineData(".env", "export DB_PASSWORD={|BTP3004:s3cretDb|}\n")]
    [InlineData(".env", "DATABASE_URL={|BTP3005:postgres://app:s3cretDb@db.corp/x|}\n")]
    [InlineData(".env", "CLIENT_SECRET={|BTP3004:\"q8Zk3mPl0vW7\"|}\nTOKEN_URL=https://login.example.com/oauth/token\n")]
    [InlineData(".env", "# DB_PASSWORD=old\nDB_PASSWORD=\nSMTP_PASSWORD=${SMTP_PASSWORD}\nAPI_KEY=changeme-please-placeholder\nSECRET_NAME=erp\nKEY_VAULT=https://v.vault.azure.net\n")]
    // Compose
    [InlineData("docker-compose.yml", "services:\n  db:\n    image: x\n    environment:\n      MSSQL_SA_PASSWORD: {|BTP3004:\"Str0ng!Pass\"|}\n      ACCEPT_EULA: \"Y\"\n")]
    [InlineData("docker-compose.yml", "services:\n  app:\n    environment:\n      - DB_PASSWORD\n      - DB_PASSWORD_FILE=/run/secrets/db\n      - {|BTP3004:JWT_SECRET=abcdefgh1234|}\n      - TOKEN=${TOKEN}\nsecrets:\n  db_password:\n    file: ./db.txt\n")]
    [InlineData("compose.yaml", "services:\n  app:\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD:?missing}\n      REDIS_PASSWORD: \"${REDIS_PASSWORD:-}\"\n")]
    // Kubernetes
    [InlineData("k8s/secret.yaml", "apiVersion: v1\nkind: Secret\nmetadata: { name: db }\nstringData:\n  password: {|BTP3004:s3cretDb|}\n  username: app\n")]
    [InlineData("k8s/secret.yaml", "apiVersion: v1\nkind: Secret\nmetadata: { name: db }\ndata:\n  password: {|BTP3004:czNjcmV0RGI=|}\n")]
    [InlineData("k8s/secret.yaml", "apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nspec:\n  encryptedData:\n    password: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq\n")]
    [InlineData("k8s/app.yaml", "apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n      - name: a\n        env:\n        - name: DB_PASSWORD\n          valueFrom: { secretKeyRef: { name: db, key: password } }\n        - name: API_TOKEN\n          value: {|BTP3004:0a1b2c3d4e5f|}\n")]
    [InlineData("helm/values.yaml", "db:\n  existingSecret: db\n  secretKeys: { adminPasswordKey: password }\n  passwordSecretRef: db-password\nauth: { password: \"\" }\n")]
    [InlineData("helm/values.yaml", "db:\n  auth:\n    postgresPassword: {|BTP3004:pgPass123|}\n")]
    // Terraform
    [InlineData("main.tf", "provider \"btp\" {\n  username = \"admin@example.com\"\n  password = {|BTP3004:\"Tf-Pass-1\"|}\n}\n")]
    [InlineData("main.tf", "provider \"btp\" {\n  password = var.btp_password\n}\nresource \"x\" \"y\" {\n  password = random_password.db.result\n  secret = data.vault.s.value\n}\n")]
    [InlineData("prod.tfvars", "btp_password = {|BTP3004:\"Tf-Pass-1\"|}\nregion = \"eu10\"\n")]
    [InlineData("variables.tf", "variable \"db_password\" {\n  type = string\n  sensitive = true\n  default = \"\"\n}\n")]
    // MTA extensions, and variables of Cloud Foundry
    [InlineData("prod.mtaext", "ID: a.prod\nextends: a\nparameters:\n  erp-password: {|BTP3004:Welcome1|}\n  domain: example.com\n")]
    [InlineData("vars.yml", "erp_password: {|BTP3004:Welcome1|}\nhost: a\nclient_secret: ((from-credhub))\n")]
    [InlineData("xs-security.json", """{ "xsappname": "a", "oauth2-configuration": { "token-validity": 900, "credential-types": ["x509"] }, "scopes": [ { "name": "$XSAPPNAME.Password", "description": "Change a password" } ] }""")]
    public void Settings(string path, string text) => Verify(path, text);

    [Theory]
    [InlineData("web.config", """<?xml version="1.0"?><configuration><connectionStrings><add name="Db" connectionString={|BTP3004:"Server=h;User Id=sa;Password=Str0ng!Pass"|} providerName="System.Data.SqlClient" /></connectionStrings></configuration>""")]
    [InlineData("Web.Release.config", """<configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform"><appSettings><add key="SmtpPassword" value={|BTP3004:"hunter22"|} xdt:Transform="SetAttributes" /></appSettings></configuration>""")]
    [InlineData("app.config", "<configuration>\n  <appSettings>\n    <add key='Sap.ClientSecret' value={|BTP3004:'q8Zk3mPl'|}/>\n    <add key='Sap.ClientId' value='sb'/>\n  </appSettings>\n</configuration>\n")]
    [InlineData("web.config", """<configuration><system.net><mailSettings><smtp><network host="m" userName="u" password={|BTP3004:"hunter22"|} /></smtp></mailSettings></system.net></configuration>""")]
    [InlineData("web.config", """<configuration><system.web><identity impersonate="true" userName="d\\u" password={|BTP3004:"hunter22"|} /><machineKey validationKey={|BTP3004:"0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF"|} decryptionKey="AutoGenerate,IsolateApps" /></system.web></configuration>""")]
    [InlineData("app.config", """<configuration><userSettings><A.Settings><setting name="ApiKey" serializeAs="String"><value>{|BTP3004:0a1b2c3d4e5f|}</value></setting><setting name="Url" serializeAs="String"><value>https://a.example.com</value></setting></A.Settings></userSettings></configuration>""")]
    [InlineData("NLog.config", """<nlog><targets><target name="mail" smtpPassword={|BTP3004:"hunter22"|} /><target name="db" dbPassword="${configsetting:item=Db.Password}" /></targets></nlog>""")]
    [InlineData("nuget.config", """<configuration><packageSourceCredentials><Feed><add key="Username" value="u" /><add key="ClearTextPassword" value={|BTP3004:"pat0a1b2c3d"|} /></Feed></packageSourceCredentials></configuration>""")]
    [InlineData("nuget.config", """<configuration><packageSources><add key="Feed" value={|BTP3005:"https://u:pat0a1b2c@feed.example.com/index.json"|} /></packageSources></configuration>""")]
    [InlineData("nuget.config", """<configuration><packageSourceCredentials><Feed><add key="Username" value="u" /><add key="ClearTextPassword" value="%FEED_PAT%" /></Feed><Other><add key="Password" value="AQAAANCMnd8BFdERjHoAwE/Cl+sBAAAA" /></Other></packageSourceCredentials></configuration>""")]
    [InlineData("web.config", """<configuration><connectionStrings><add name="Db" connectionString="Server=.;Integrated Security=SSPI" /><add name="B" connectionString="Server=h;User Id=u;Password=#{DbPassword}#" /></connectionStrings></configuration>""")]
    [InlineData("web.config", """<configuration><runtime><assemblyBinding xmlns="urn:schemas-microsoft-com:asm.v1"><dependentAssembly><assemblyIdentity name="A" publicKeyToken="b03f5f7f11d50a3a" /></dependentAssembly></assemblyBinding></runtime></configuration>""")]
    [InlineData("web.config", """<configuration><system.web><membership><providers><add name="P" enablePasswordRetrieval="false" enablePasswordReset="true" passwordFormat="Hashed" minRequiredPasswordLength="8" passwordStrengthRegularExpression="^.{8,}$" /></providers></membership><authentication mode="Forms"><forms loginUrl="~/login" /></authentication></system.web></configuration>""")]
    [InlineData("web.config", """<configuration><appSettings><add key="PasswordResetUrl" value="https://a.example.com/reset" /><add key="ApiKey" value="" /><add key="Secret" value="@Microsoft.KeyVault(VaultName=v;SecretName=s)" /><add key="DbPassword" value="[password]" /></appSettings></configuration>""")]
    [InlineData("web.config", """<!DOCTYPE x [ <!ENTITY p SYSTEM "file:///etc/passwd"> ]><configuration><appSettings><add key="Password" value="&p;" /></appSettings></configuration>""")]
    [InlineData("broken.config", "<configuration><appSettings><add key=\"Password\" value=\"x\"")]
    [InlineData("web.config", "<configuration><appSettings>\n  <!-- btp-disable BTP3004 a public demo account -->\n  <add key=\"Password\" value=\"demo-1234\" />\n  <!-- btp-disable BTP3004 -->\n  <add key=\"Password\" value={|BTP3004:\"demo-1234\"|} />\n</appSettings></configuration>")]
    public void XML_of_NET_and_NuGet(string path, string text) => Verify(path, text);

    [Theory]
    [InlineData("Dockerfile", "FROM x\nENV DB_PASSWORD={|BTP3004:s3cretDb|} LOG=info\nRUN echo\n")]
    [InlineData("Dockerfile", "FROM x\nENV DB_PASSWORD {|BTP3004:s3cret Db|}\n")]
    [InlineData("Dockerfile.prod", "FROM x\nARG NUGET_API_KEY={|BTP3004:\"oy2abcdef\"|}\nENV A=b \\\n    CLIENT_SECRET={|BTP3004:'q8Zk3mPl'|}\n")]
    [InlineData("Dockerfile", "FROM x\nARG DB_PASSWORD\nENV DB_PASSWORD=$DB_PASSWORD API_KEY=${API_KEY:-} PASSWORD_FILE=/run/pw\n# ENV DB_PASSWORD=old\nRUN --mount=type=secret,id=pw cat /run/secrets/pw\n")]
    [InlineData("Dockerfile", "FROM x\nENV ASPNETCORE_URLS=http://+:8080\nENV DATABASE_URL={|BTP3005:postgres://app:s3cretDb@db/x|}\n# btp-disable BTP3004 the image of the tests\nENV DB_PASSWORD=abc\n")]
    public void Variables_of_images(string path, string text) => Verify(path, text);

    [Theory]
    [InlineData("web.config", "<?xml version=\"1.0\"?>\r\n<a b=\"c\" d='e'><!-- x --><f/><g>h<![CDATA[i]]></g>&amp;<j k=\"&lt;\">l</j></a>")]
    [InlineData("Dockerfile", "FROM a\nENV B=c D=\"e f\" \\\r\n  G='h' I=\\ j\nARG K\nENV L m n\n")]
    [InlineData(".env", "export A=b\nexport\nC=\"d\"\n")]
    public void Whatever_is_cut_off_or_torn_nothing_is_thrown_and_every_place_is_in_the_file(string path, string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            foreach (var torn in (string[])[text[..at], text[at..], text.Remove(at, 1), text.Insert(at, "<"), text.Insert(at, "\""), text.Insert(at, "\\")])
            {
                var pending = new Stack<PositionedNode>(PositionedDocument.Read("/0/" + path, torn).Roots);
                while (pending.TryPop(out var node))
                {
                    Assert.InRange(node.Span.Start, 0, torn.Length);
                    Assert.InRange(node.Span.End, node.Span.Start, torn.Length);
                    foreach (var entry in (node as PositionedMapping)?.Entries ?? [])
                    {
                        pending.Push(entry.Key);
                        pending.Push(entry.Value);
                    }
                }
            }
        }
    }

    private static void Verify(string path, string text)
    {
        var markup = Markup.Parse(text);
        var file = new ManifestFile(PositionedDocument.Read("/0/" + path, markup.Text), ManifestKind.Settings);
        var findings = ManifestPolicy.Check(LandscapeModel.Create([file], ProjectContext.Unknown)).Select(finding => $"{finding.RuleId} {finding.Span.Start}+{finding.Span.Length}");

        Assert.Equal(markup.Spans.Select(span => $"{span.Id} {span.Span.Start}+{span.Span.Length}"), findings);
    }
}
