using Btp.Connectivity.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Btp.Connectivity.Bindings;

/// <summary>
/// Reads every source at the first question and again when one of them changed, looked at every two seconds at most; an earlier source
/// hides a binding of the same label and name in a later one. While a source cannot be read, the bindings that were read last serve on.
/// </summary>
internal sealed class ServiceBindings(IConfiguration? configuration, TimeProvider? clock = null, ILogger<ServiceBindings>? logger = null) : IServiceBindings
{
    /// <summary>How long bindings are used before their sources are looked at again.</summary>
    internal static readonly TimeSpan LooksAgainAfter = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly ILogger _logger = logger ?? (ILogger)NullLogger.Instance;
    private readonly Lock _reading = new();
    private volatile Snapshot? _current;
    private long _nextLook;

    public IReadOnlyList<ServiceBinding> All => (_current is { } current && _clock.GetTimestamp() < Volatile.Read(ref _nextLook) ? current : Look()).Bindings;

    public ServiceBinding GetRequired(string label, BindingSelector? selector = null)
    {
        ServiceBinding? found = null;
        foreach (var binding in All)
        {
            if (!Offers(binding, label, selector) || selector?.Matches(binding) == false)
            {
                continue;
            }

            if (found is not null)
            {
                throw new MissingBindingException(
                    label,
                    $"The service '{label}' is bound more than once ('{found.Name}', '{binding.Name}'{(selector is null ? "" : ", both with " + selector)}): name the instance to use in the options (Btp:{OptionOf(label)}), or choose it by plan or tag.");
            }

            found = binding;
        }

        return found ?? throw (selector is null
            ? new MissingBindingException(label)
            : new MissingBindingException(label, $"There is no binding of the service '{label}' with the {selector}."));
    }

    private static bool Offers(ServiceBinding binding, string label, BindingSelector? selector)
        => string.Equals(binding.Label, label, StringComparison.OrdinalIgnoreCase)
            || (selector is { MayBeUserProvided: true } && binding.Label == "user-provided");

    private static string OptionOf(string label) => string.Concat(char.ToUpperInvariant(label[0]).ToString(), label.AsSpan(1), "Binding");

    private Snapshot Look()
    {
        // One reader is enough; the others go on with what there is.
        if (_current is { } known && !_reading.TryEnter())
        {
            return known;
        }

        if (_current is null)
        {
            _reading.Enter();
        }

        try
        {
            if (_current is null || _clock.GetTimestamp() >= Volatile.Read(ref _nextLook))
            {
                _current = Read(_current);
                Volatile.Write(ref _nextLook, _clock.GetTimestamp() + (long)(LooksAgainAfter.TotalSeconds * _clock.TimestampFrequency));
            }

            return _current;
        }
        finally
        {
            _reading.Exit();
        }
    }

    private Snapshot Read(Snapshot? before)
    {
        try
        {
            var fingerprint = BindingFingerprint.Of(configuration);
            if (before?.Fingerprint == fingerprint)
            {
                return before;
            }

            var read = new Snapshot(fingerprint, ReadAll());
            if (before is not null)
            {
                ConnectivityLog.BindingsChanged(_logger, read.Bindings.Length);
            }

            return read;
        }
        catch (Exception problem) when (before is not null && problem is ConnectivityException or IOException or UnauthorizedAccessException)
        {
            // In the middle of a rotation; the next look finds the new state whole.
            ConnectivityLog.BindingsUnreadable(_logger, problem.Message);
            return before!;
        }
    }

    private ServiceBinding[] ReadAll()
    {
        var all = new List<ServiceBinding>();
        var seen = new HashSet<(string, string)>();
        foreach (var binding in VcapServices.Read(configuration)
            .Concat(ServiceBindingRoot.Read(configuration))
            .Concat(ConfiguredBindings.Read(configuration)))
        {
            if (seen.Add((binding.Label, binding.Name)))
            {
                all.Add(binding);
            }
        }

        return [.. all];
    }

    private sealed record Snapshot(string Fingerprint, ServiceBinding[] Bindings);
}
