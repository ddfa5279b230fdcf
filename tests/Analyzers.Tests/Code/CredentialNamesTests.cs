using Btp.Connectivity.Analyzers.Code.Credentials;

namespace Btp.Connectivity.Analyzers.Tests.Code;

public sealed class CredentialNamesTests
{
    [Theory]
    [InlineData("password")]
    [InlineData("Password")]
    [InlineData("DB_PASSWORD")]
    [InlineData("_password2")]
    [InlineData("technicalUserPassword")]
    [InlineData("pwd")]
    [InlineData("clientSecret")]
    [InlineData("client_secret")]
    [InlineData("ClientSECRET")]
    [InlineData("apiKey")]
    [InlineData("APIKey")]
    [InlineData("x-api-key")]
    [InlineData("accessToken")]
    [InlineData("privateKey")]
    [InlineData("passphrase")]
    [InlineData("confirmPassword")]
    public void The_last_word_is_a_credential(string name) => Assert.True(CredentialNames.IsCredential(name));

    [Theory]
    [InlineData("passwordHint")]
    [InlineData("passwordFile")]
    [InlineData("passwordPolicy")]
    [InlineData("passwordColumn")]
    [InlineData("invalidPassword")]
    [InlineData("missingClientSecret")]
    [InlineData("isPassword")]
    [InlineData("user")]
    [InlineData("key")]
    [InlineData("publicKey")]
    [InlineData("primaryKey")]
    [InlineData("token")]
    [InlineData("cancellationToken")]
    [InlineData("csrfToken")]
    [InlineData("secretName")]
    [InlineData("apiKeyHeader")]
    [InlineData("crossword")]
    [InlineData("keyword")]
    [InlineData("statusCode")]
    [InlineData("")]
    public void Another_last_word_is_none(string name) => Assert.False(CredentialNames.IsCredential(name));
}
