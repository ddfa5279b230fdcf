using Microsoft.Extensions.Logging;

namespace Btp.Connectivity.Rfc.Native;

/// <summary>What all pools share.</summary>
/// <param name="Threads">Threads for calls that block.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Logger">Takes events.</param>
internal sealed record NativeRfcServices(NativeThreads Threads, TimeProvider Clock, ILogger Logger);
