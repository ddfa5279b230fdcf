using System.Diagnostics;
using System.Globalization;

namespace Btp.Connectivity.Bench.Runtime;

/// <summary>
/// The figures of the warm call in a few seconds: rounds of both clients in turn in one process, so that both meet the same machine; the
/// best round counts, because other work on the machine only adds. As in a web application there is a current activity.
/// </summary>
internal static class ShortRun
{
    private const int Calls = 20_000;
    private const int Rounds = 15;

    public static async Task RunAsync(TextWriter output)
    {
        using var activity = new Activity("request").Start();
        using var call = new WarmCall();
        call.Enter();
        await MeasureAsync(call.BoundAsync).ConfigureAwait(false);
        await MeasureAsync(call.BareAsync).ConfigureAwait(false);

        var bound = new List<(double Microseconds, double Bytes)>();
        var bare = new List<(double Microseconds, double Bytes)>();
        for (var round = 0; round < Rounds; round++)
        {
            bare.Add(await MeasureAsync(call.BareAsync).ConfigureAwait(false));
            bound.Add(await MeasureAsync(call.BoundAsync).ConfigureAwait(false));
        }

        Write(output, "bare-us", Best(bare, static figure => figure.Microseconds), 3);
        Write(output, "bound-us", Best(bound, static figure => figure.Microseconds), 3);
        Write(output, "overhead-us", Best(bound, static figure => figure.Microseconds) - Best(bare, static figure => figure.Microseconds), 3);
        Write(output, "overhead-bytes", Best(bound, static figure => figure.Bytes) - Best(bare, static figure => figure.Bytes), 0);
    }

    private static async Task<(double Microseconds, double Bytes)> MeasureAsync(Func<Task<int>> call)
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < Calls; i++)
        {
            if (await call().ConfigureAwait(false) != 200)
            {
                throw new InvalidOperationException("The call failed.");
            }
        }

        return (Stopwatch.GetElapsedTime(started).TotalMicroseconds / Calls, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)Calls);
    }

    private static double Best(IEnumerable<(double Microseconds, double Bytes)> figures, Func<(double Microseconds, double Bytes), double> value)
        => figures.Min(value);

    private static void Write(TextWriter output, string name, double value, int digits)
        => output.WriteLine($"figure {name} {value.ToString("F" + digits, CultureInfo.InvariantCulture)}");
}
