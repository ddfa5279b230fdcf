using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Btp.Connectivity.Bench.Client;

/// <summary>V2's dates for System.Text.Json, written for speed: no string is made.</summary>
public sealed class JsonDateConverter : JsonConverter<DateOnly>
{
    /// <inheritdoc/>
    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => DateOnly.FromDateTime(Parse(ref reader));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) => throw new NotSupportedException();

    internal static DateTime Parse(ref Utf8JsonReader reader)
    {
        var text = reader.ValueSpan;
        var digits = text[(text.IndexOf((byte)'(') + 1)..];
        return Utf8Parser.TryParse(digits, out long milliseconds, out _) ? DateTime.UnixEpoch.AddTicks(milliseconds * TimeSpan.TicksPerMillisecond) : throw new JsonException();
    }
}

/// <summary>V2's points in time for System.Text.Json.</summary>
public sealed class JsonMomentConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(JsonDateConverter.Parse(ref reader));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => throw new NotSupportedException();
}
