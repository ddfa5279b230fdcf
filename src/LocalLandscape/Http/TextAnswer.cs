using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Btp.Connectivity.LocalLandscape.Http;

/// <summary>Answers in plain text and JSON.</summary>
internal static class TextAnswer
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task WriteTextAsync(this HttpContext context, int status, string text) => WriteAsync(context, status, "text/plain; charset=utf-8", text);

    public static Task WriteJsonAsync(this HttpContext context, int status, JsonNode json) => WriteAsync(context, status, "application/json", json.ToJsonString(Plain));

    private static Task WriteAsync(HttpContext context, int status, string type, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        context.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(bytes).AsTask();
    }
}
