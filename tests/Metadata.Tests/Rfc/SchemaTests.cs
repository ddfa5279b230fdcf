using Btp.Connectivity.Metadata.Rfc;
using Btp.Connectivity.Testing;
using NJsonSchema;

namespace Btp.Connectivity.Metadata.Tests.Rfc;

/// <summary>The published schema and the reader say the same: what one takes, the other takes.</summary>
public sealed class SchemaTests
{
    // The validator knows the older name of the definitions; nothing else in the schema is newer than draft 7.
    private static readonly Lazy<JsonSchema> _schema = new(static () => JsonSchema.FromJsonAsync(
        File.ReadAllText(RepositoryRoot.Path("docs", "rfc-metadata.schema.json"))
            .Replace("$defs", "definitions", StringComparison.Ordinal).Replace("draft/2020-12/schema", "draft-07/schema#", StringComparison.Ordinal)).GetAwaiter().GetResult());

    [Theory]
    [MemberData(nameof(ManifestCases.Good), MemberType = typeof(ManifestCases))]
    public void A_good_manifest_is_taken_by_both(string text)
    {
        Assert.Equal("", Complaint(text));
        Assert.Equal([], _schema.Value.Validate(text).Select(static error => error.ToString()));
    }

    [Theory]
    [MemberData(nameof(ManifestCases.Bad), MemberType = typeof(ManifestCases))]
    public void A_bad_manifest_is_refused_by_both(string text)
    {
        Assert.NotEqual("", Complaint(text));
        Assert.True(_schema.Value.Validate(text).Count > 0, text);
    }

    [Theory]
    [MemberData(nameof(ManifestCases.BadBeyondSchemas), MemberType = typeof(ManifestCases))]
    public void What_concerns_two_places_only_the_reader_sees(string text)
    {
        Assert.NotEqual("", Complaint(text));
        Assert.Empty(_schema.Value.Validate(text));
    }

    [Theory]
    [InlineData("samples/SalesService/Metadata/STFC_CONNECTION.json")]
    [InlineData("samples/SalesService/Metadata/BAPI_SALESORDER_GETLIST.json")]
    [InlineData("tests/EndToEnd/Rfc/Z_BTP_ECHO.json")]
    public void Manifests_of_this_repository_are_good(string path)
    {
        var text = File.ReadAllText(RepositoryRoot.Path(path.Split('/')));

        Assert.Equal("", Complaint(text));
        Assert.Empty(_schema.Value.Validate(text));
    }

    private static string Complaint(string text)
    {
        var manifest = RfcManifestReader.Read("m.json", text);
        return manifest.Problems.FirstOrDefault()?.Reason ?? manifest.Functions.FirstOrDefault(static function => function.Obstacle is not null)?.Obstacle ?? "";
    }
}
