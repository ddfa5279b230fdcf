using System.Diagnostics;
using System.Globalization;

namespace Btp.Connectivity.Bench.Client;

/// <summary>Measures each pair in the same process, taking turns, so that a busy machine slows both; prints the medians' ratios.</summary>
internal static class ShortRun
{
    // Turns are shorter than a time slice, so that most are not interrupted whatever else the machine does; the median drops the rest.
    private const int Rounds = 601;

    public static void Print()
    {
        var url = new UrlBenchmarks();
        url.Setup();
        var (urlTime, _, urlBytes, _) = Compare(() => url.Query(), () => url.HandWritten(), 1_000);
        Figure("url-time-ratio", urlTime);
        Figure("url-bytes", urlBytes);
        var (encodedTime, _, encodedBytes, _) = Compare(() => url.Encoded(), () => url.EncodedByHand(), 500);
        Figure("url-encoded-time-ratio", encodedTime);
        Figure("url-encoded-bytes", encodedBytes);
        PrintReading(2, RowShape.Usual);
        PrintReading(4, RowShape.Usual);
        foreach (var shape in Enum.GetValues<RowShape>().Except([RowShape.Usual]))
        {
            PrintReading(2, shape);
            PrintReading(4, shape);
        }

        var patch = new PatchBenchmarks();
        patch.Setup();
        var (patchTime, patchBytes, _, _) = Compare(() => patch.Client(), () => patch.SystemTextJson(), 20);
        Figure("patch-time-ratio", patchTime);
        Figure("patch-bytes-ratio", patchBytes);
        var batch = new BatchBenchmarks();
        batch.Setup();
        var (batchTime, batchBytes, _, _) = Compare(() => batch.Client(), () => batch.HandWritten(), 1);
        Figure("batch-time-ratio", batchTime);
        Figure("batch-bytes-ratio", batchBytes);
        Figure("stream-peak-mb", StreamPeakAsync().GetAwaiter().GetResult());
    }

    // The most that 10,000 rows hold on to while they are streamed, in MB above what was there before: looked at after a collection, because
    // what is not collected yet says more about the collector than about the reader.
    private static async Task<double> StreamPeakAsync()
    {
        const int Rows = 10_000;
        var orders = OrderService.Answering(Payloads.V2(Rows), Btp.Connectivity.OData.ODataProtocol.V2).Orders;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = before;
        var count = 0;
        await foreach (var order in orders)
        {
            if (count++ % 100 == 0)
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
            GC.KeepAlive(order);
        }

        return count == Rows ? (peak - before) / (1024d * 1024d) : throw new InvalidOperationException("Not every row was read.");
    }

    private static void PrintReading(int version, RowShape shape)
    {
        var reading = new ReadBenchmarks { Version = version, Shape = shape };
        reading.Setup();
        var isUsual = shape == RowShape.Usual;
        // The other shapes run code that is compiled already, and have no bar that a close result would have to keep.
        var (time, bytes, _, _) = Compare(() => reading.Client(), () => reading.SystemTextJson(), 1, isUsual ? 3_000 : 1_000, isUsual ? Rounds : Rounds / 4);
        var name = string.Create(CultureInfo.InvariantCulture, $"read-v{version}-{(isUsual ? "" : shape.ToString().ToLowerInvariant() + "-")}");
        Figure(name + "time-ratio", time);
        Figure(name + "bytes-ratio", bytes);
    }

    private static (double Time, double BytesRatio, double Bytes, double PeerBytes) Compare(Func<object> ours, Func<object> peer, int count, int warmUp = 3_000, int rounds = Rounds)
    {
        // Long enough for the tiers of the compiler to settle; the pauses let its thread run where processors are few.
        for (var warm = Stopwatch.StartNew(); warm.ElapsedMilliseconds < warmUp; Thread.Sleep(5))
        {
            for (var i = 0; i < 10; i++)
            {
                Measure(ours, count);
                Measure(peer, count);
            }
        }

        var ourTimes = new List<double>();
        var peerTimes = new List<double>();
        var ourBytes = new List<double>();
        var peerBytes = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var (ourTime, ourSize) = Measure(ours, count);
            var (peerTime, peerSize) = Measure(peer, count);
            ourTimes.Add(ourTime);
            peerTimes.Add(peerTime);
            ourBytes.Add(ourSize);
            peerBytes.Add(peerSize);
        }

        return (Median(ourTimes) / Median(peerTimes), Median(ourBytes) / Median(peerBytes), Median(ourBytes), Median(peerBytes));
    }

    private static (double Nanoseconds, double Bytes) Measure(Func<object> action, int count)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
            GC.KeepAlive(action());
        var elapsed = Stopwatch.GetElapsedTime(start);
        return (elapsed.TotalNanoseconds / count, (double)(GC.GetAllocatedBytesForCurrentThread() - bytes) / count);
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    private static void Figure(string name, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure {name} {value:0.###}"));
}
