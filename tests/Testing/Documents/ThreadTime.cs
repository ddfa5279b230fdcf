using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Btp.Connectivity.Testing;

/// <summary>The processor time that the current thread has had: what work costs, however busy the machine is.</summary>
public static class ThreadTime
{
    // CLOCK_THREAD_CPUTIME_ID of Linux' time.h.
    private const int ThreadClock = 3;

    /// <summary>The time now; only differences within one thread mean something. Where it cannot be told, the wall's clock.</summary>
    public static TimeSpan Now =>
        OperatingSystem.IsLinux() && ClockGetTime(ThreadClock, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0)
            : Stopwatch.GetElapsedTime(0);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ClockGetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
