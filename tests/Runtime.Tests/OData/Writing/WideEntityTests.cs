using System.Buffers;
using System.Globalization;
using System.Text;
using Btp.Connectivity.OData;

namespace Btp.Connectivity.Runtime.Tests.OData.Writing;

/// <summary>Entities with more properties than one word has bits: business partners have hundreds.</summary>
public sealed class WideEntityTests
{
    private const int Count = 200;

    [Theory]
    [InlineData(0)]
    [InlineData(62)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(126)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(199)]
    public void What_was_assigned_is_sent_wherever_it_stands(int property)
    {
        var entity = new Wide();
        Assert.False(entity.HasChanges);
        entity[property] = property;
        Assert.True(entity.HasChanges);
        Assert.Equal($$"""{"P{{property}}":{{property}}}""", Json(entity, WriteMode.Changes));
        Assert.Equal($$"""{"P{{property}}":{{property}}}""", Json(entity, WriteMode.Create));
    }

    [Fact]
    public void Reading_marks_nothing_and_forgets_what_was_assigned_before()
    {
        var entity = new Wide { [3] = 1, [63] = 1, [130] = 1 };
        var reader = new ODataReader(Encoding.UTF8.GetBytes("{" + string.Join(',', Enumerable.Range(0, Count).Select(static i => $"\"P{i}\":{i}")) + "}"), isFinal: true, default, ODataProtocol.V4, null, 0);
        reader.Json.Read();
        entity.Read(ref reader);
        Assert.False(entity.HasChanges);
        Assert.Equal(Enumerable.Range(0, Count), Enumerable.Range(0, Count).Select(i => entity[i]!.Value));
        entity[63] = 7;
        entity[199] = null;
        Assert.Equal("""{"P63":7,"P199":null}""", Json(entity, WriteMode.Changes));
    }

    [Fact]
    public void All_of_them_are_sent_as_a_whole()
    {
        var json = Json(new Wide { [100] = 1 }, WriteMode.Whole);
        Assert.Equal(Count, json.Split("\"P").Length - 1);
        Assert.Contains("\"P100\":1,", json, StringComparison.Ordinal);
    }

    private static string Json(Wide value, WriteMode mode)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new ODataWriter(buffer, ODataProtocol.V4);
        writer.Write(value, mode);
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private sealed class Wide : ODataEntity
    {
        private static readonly PropertyNames _names = new([.. Enumerable.Range(0, Count).Select(static i => "P" + i.ToString(CultureInfo.InvariantCulture))]);

        private readonly int?[] _values = new int?[Count];

        public int? this[int property]
        {
            get => _values[property];
            set => SetProperty(ref _values[property], value, property);
        }

        protected override void ReadProperties(ref ODataReader reader)
        {
            var scope = reader.EnterObject(this);
            while (reader.NextProperty(_names, ref scope, out var property))
                _values[property] = reader.ReadInt32();
        }

        protected override void WriteProperties(ODataWriter writer)
        {
            var scope = writer.EnterObject(this, _names);
            while (writer.NextProperty(_names, ref scope, out var property))
                writer.WriteInt32(_values[property]);
        }
    }
}
