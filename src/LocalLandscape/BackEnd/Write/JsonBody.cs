using System.Net.Http.Headers;
using System.Text.Json;
using Btp.Connectivity.LocalLandscape.BackEnd.Server;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Write;

/// <summary>Bodies of requests.</summary>
internal static class JsonBody
{
    /// <summary>Parses a JSON body; a member that occurs twice is refused, as which one counts would be anybody's guess.</summary>
    /// <exception cref="ODataFailure">415: the content type is not JSON. 400: it is no JSON.</exception>
    public static JsonElement Read(ServiceRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.Headers.ContentType.ToString(), out var type) || !string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase))
            throw new ODataFailure(415, "/IWBEP/CM_MGW_RT/126", $"The content type '{request.Headers.ContentType}' is not supported: the body must be application/json");
        try
        {
            using var document = JsonDocument.Parse(request.Body, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            throw ODataFailure.BadRequest($"The body is no JSON: {error.Message}", inner: error);
        }
    }

    /// <summary>Whether the content type carries a parameter with a value.</summary>
    public static bool Says(ServiceRequest request, string parameter, string value) =>
        MediaTypeHeaderValue.TryParse(request.Headers.ContentType.ToString(), out var type)
        && type.Parameters.Any(p => p.Name.Equals(parameter, StringComparison.OrdinalIgnoreCase) && string.Equals(p.Value?.Trim('"'), value, StringComparison.OrdinalIgnoreCase));
}
