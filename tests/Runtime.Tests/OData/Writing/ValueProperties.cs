using System.Buffers;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Btp.Connectivity.Runtime.Tests.OData.Writing;

/// <summary>What is written is read again as the same: every type, its extremes, both protocols.</summary>
public sealed class ValueProperties
{
    private static readonly ODataProtocol[] _both = [ODataProtocol.V2, ODataProtocol.V4];
    private static readonly long[] _ticks = [0, 1, 9_999, 10_000, DateTime.UnixEpoch.Ticks - 1, DateTime.UnixEpoch.Ticks, DateTime.UnixEpoch.Ticks + 1, DateTime.MaxValue.Ticks - 1, DateTime.MaxValue.Ticks];

    private delegate T Read<T>(ref ODataReader reader);

    [Property(MaxTest = 500)]
    public bool Strings(string? value) => Survives(WellFormed(value), static (w, v) => w.WriteString(v), static (ref ODataReader r) => r.ReadString());

    [Property(MaxTest = 300)]
    public bool Integers(long value) => new[] { value, long.MinValue, long.MaxValue, 0 }.All(static v =>
        Survives<long?>(v, static (w, x) => w.WriteInt64(x), static (ref ODataReader r) => r.ReadInt64())
        && Survives<int?>((int)v, static (w, x) => w.WriteInt32(x), static (ref ODataReader r) => r.ReadInt32())
        && Survives<short?>((short)v, static (w, x) => w.WriteInt16(x), static (ref ODataReader r) => r.ReadInt16())
        && Survives<sbyte?>((sbyte)v, static (w, x) => w.WriteSByte(x), static (ref ODataReader r) => r.ReadSByte())
        && Survives<byte?>((byte)v, static (w, x) => w.WriteByte(x), static (ref ODataReader r) => r.ReadByte()));

    [Property(MaxTest = 500)]
    public bool Decimals_keep_every_digit_and_their_scale(int low, int middle, int high, bool isNegative, byte scale)
        => new[] { new decimal(low, middle, high, isNegative, (byte)(scale % 29)), decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, 1.00m }.All(static v =>
            Survives<decimal?>(v, static (w, x) => w.WriteDecimal(x), static (ref ODataReader r) => r.ReadDecimal(), static (x, y) => decimal.GetBits(x!.Value).SequenceEqual(decimal.GetBits(y!.Value)) || x == 0m));

    [Property(MaxTest = 300)]
    public bool Floating_points(double value) => new[] { value, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.Epsilon, 0.1 }.All(static v =>
        Survives<double?>(v, static (w, x) => w.WriteDouble(x), static (ref ODataReader r) => r.ReadDouble())
        && Survives<float?>((float)v, static (w, x) => w.WriteSingle(x), static (ref ODataReader r) => r.ReadSingle()));

    [Property(MaxTest = 300)]
    public bool Points_in_time_keep_their_offset_and_what_the_protocol_can_hold(long random, short minutes)
    {
        var offset = TimeSpan.FromMinutes(minutes % (14 * 60));
        var ticks = TimeSpan.TicksPerDay + (Math.Abs(random % (DateTime.MaxValue.Ticks - (2 * TimeSpan.TicksPerDay))));
        foreach (var time in _ticks.Select(static t => new DateTimeOffset(t, TimeSpan.Zero)).Append(new(ticks, offset)))
        {
            if (Back(ODataProtocol.V4, (DateTimeOffset?)time, static (w, v) => w.WriteDateTimeOffset(v), static (ref ODataReader r) => r.ReadDateTimeOffset()) is not { } v4 || !v4.EqualsExact(time))
                return false;
            // V2's JSON has milliseconds: downwards, never another day.
            var held = time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMillisecond));
            if (Back(ODataProtocol.V2, (DateTimeOffset?)time, static (w, v) => w.WriteDateTimeOffset(v), static (ref ODataReader r) => r.ReadDateTimeOffset()) is not { } v2 || !v2.EqualsExact(held))
                return false;
        }

        return true;
    }

    [Property(MaxTest = 300)]
    public bool Days_times_and_durations(int day, long ticks)
        => new[] { DateOnly.MinValue, DateOnly.MaxValue, new(1969, 12, 31), DateOnly.FromDayNumber(Math.Abs(day % DateOnly.MaxValue.DayNumber)) }.All(static v =>
            Survives<DateOnly?>(v, static (w, x) => w.WriteDate(x), static (ref ODataReader r) => r.ReadDate()))
        && new[] { TimeOnly.MinValue, TimeOnly.MaxValue, new(Math.Abs(ticks % TimeSpan.TicksPerDay)) }.All(static v =>
            Survives<TimeOnly?>(v, static (w, x) => w.WriteTimeOfDay(x), static (ref ODataReader r) => r.ReadTimeOfDay()))
        && new[] { TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.Zero, new(ticks), new(-1) }.All(static v =>
            Survives<TimeSpan?>(v, static (w, x) => w.WriteDuration(x), static (ref ODataReader r) => r.ReadDuration()));

    [Property(MaxTest = 300)]
    public bool Bytes_guids_booleans_and_enumerations(byte[] bytes, Guid guid, bool boolean, byte color)
        => Survives(bytes ?? [], static (w, v) => w.WriteBinary(v), static (ref ODataReader r) => r.ReadBinary(), static (x, y) => x.AsSpan().SequenceEqual(y))
        && Survives<Guid?>(guid, static (w, v) => w.WriteGuid(v), static (ref ODataReader r) => r.ReadGuid())
        && Survives<bool?>(boolean, static (w, v) => w.WriteBoolean(v), static (ref ODataReader r) => r.ReadBoolean())
        && Survives<Color?>((Color)(color % 8), static (w, v) => w.WriteEnum(v, ColorWire.Names), static (ref ODataReader r) => r.ReadEnum(ColorWire.Names));

    [Property(MaxTest = 200)]
    public bool An_entity_of_V4_with_complex_and_related_values(Guid id, string? name, int? rating, string? city, string[] emails, long balance, int orders)
    {
        var customer = new KeyCustomer
        {
            ID = id,
            Name = WellFormed(name),
            Rating = rating,
            Favourite = Color.Red | Color.Blue,
            Address = city is null ? null : new Address { City = WellFormed(city) },
            Emails = [.. (emails ?? []).Select(WellFormed)],
            Balance = balance / 1000m,
            Orders = orders % 3 == 0 ? null : [.. Enumerable.Range(0, Math.Abs(orders % 3)).Select(static number => new Order { Amount = number / 4m })],
            Discount = decimal.MinValue,
        };
        var read = new KeyCustomer();
        Fill(read, Json(customer, ODataProtocol.V4), ODataProtocol.V4);
        return read.ID == customer.ID && read.Name == customer.Name && read.Rating == customer.Rating && read.Favourite == customer.Favourite && read.Address?.City == customer.Address?.City
            && read.Emails.SequenceEqual(customer.Emails) && read.Balance == customer.Balance && read.Discount == customer.Discount
            && (read.Orders ?? []).Select(static o => o.Amount).SequenceEqual((customer.Orders ?? []).Select(static o => o.Amount)) && !read.HasChanges;
    }

    [Property(MaxTest = 200)]
    public bool An_entity_of_V2_with_related_ones(string? key, string? party, int amount, byte scale, int day, bool? isBlocked, string? material)
    {
        var order = new SalesOrder
        {
            SalesOrderKey = WellFormed(key) ?? "",
            SoldToParty = WellFormed(party),
            TotalNetAmount = new decimal(amount, 0, 0, false, (byte)(scale % 29)),
            CreationDate = DateOnly.FromDayNumber(Math.Abs(day % DateOnly.MaxValue.DayNumber)),
            IsBlocked = isBlocked,
            ToItem = [new() { Material = WellFormed(material) }],
        };
        // What goes out as a bare list comes back in an envelope, or bare.
        var read = new SalesOrder();
        Fill(read, Json(order, ODataProtocol.V2), ODataProtocol.V2);
        return read.SalesOrderKey == order.SalesOrderKey && read.SoldToParty == order.SoldToParty && read.TotalNetAmount == order.TotalNetAmount && read.CreationDate == order.CreationDate
            && read.IsBlocked == order.IsBlocked && read.ToItem is [var item] && item.Material == order.ToItem[0].Material && !read.HasChanges;
    }

    private static bool Survives<T>(T value, Action<ODataWriter, T> write, Read<T> read, Func<T, T, bool>? equal = null)
        => Array.TrueForAll(_both, protocol => (equal ?? EqualityComparer<T>.Default.Equals)(value, Back(protocol, value, write, read)));

    private static T Back<T>(ODataProtocol protocol, T value, Action<ODataWriter, T> write, Read<T> read)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new ODataWriter(buffer, protocol);
        write(writer, value);
        writer.Flush();
        var reader = new ODataReader(buffer.WrittenSpan, isFinal: true, default, protocol, null, 0);
        return read(ref reader);
    }

    private static byte[] Json(ODataObject value, ODataProtocol protocol)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new ODataWriter(buffer, protocol);
        writer.Write(value, WriteMode.Create);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void Fill(ODataObject target, byte[] json, ODataProtocol protocol)
    {
        var reader = new ODataReader(json, isFinal: true, default, protocol, null, 0);
        reader.Json.Read();
        target.Read(ref reader);
    }

    // A lone surrogate is no text, and UTF-8 cannot carry it.
    private static string? WellFormed(string? text) => text is null ? null : string.Concat(text.EnumerateRunes().Where(static rune => rune != System.Text.Rune.ReplacementChar).Select(static rune => rune.ToString()));
}
