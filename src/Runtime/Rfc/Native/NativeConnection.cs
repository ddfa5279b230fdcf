using Btp.Connectivity.Rfc.Native.Interop;
using Btp.Connectivity.Sockets;

namespace Btp.Connectivity.Rfc.Native;

/// <summary>A function as the system describes it.</summary>
/// <param name="Description">The library's description; it belongs to the library.</param>
/// <param name="Parameters">Held against the manifest.</param>
internal sealed record NativeFunction(nint Description, NativeStructure Parameters);

/// <summary>
/// A connection: an ABAP session of one user. All methods but <see cref="Cancel"/> block, and are called by one thread at a time. What breaks it marks it as closed.
/// </summary>
internal sealed unsafe class NativeConnection
{
    private readonly NwRfcError _error = new();
    private readonly LoopbackForwarder? _tunnel;
    private readonly NativeRfcTarget _target;
    private readonly Lock _cancelGate = new();
    private nint _handle;
    private int _calls;
    private bool _isCalling;
    private bool _isCanceled;

    private NativeConnection(nint handle, NativeRfcTarget target, LoopbackForwarder? tunnel) => (_handle, _target, _tunnel) = (handle, target, tunnel);

    /// <summary>Whether it can be used.</summary>
    public bool IsOpen => _handle != 0;

    /// <summary>Time stamp of its last use.</summary>
    public long LastUse { get; set; }

    /// <summary>Opens a connection. The tunnel belongs to it, whether it opens or not.</summary>
    public static NativeConnection Open(NativeLogon logon, IReadOnlyList<KeyValuePair<string, string>> parameters, LoopbackForwarder? tunnel)
    {
        using var error = new NwRfcError();
        using var native = new NativeParameters(parameters);
        var handle = NwRfc.RfcOpenConnection(native.Pointer, native.Count, error.Info);
        if (handle != 0 && error.Code == NwRfcCode.Ok)
            return new NativeConnection(handle, logon.Target, tunnel);

        // A handle beside an error is a connection nevertheless (an expired password).
        if (handle != 0)
        {
            using var ignored = new NwRfcError();
            NwRfc.RfcCloseConnection(handle, ignored.Info);
        }

        var problem = tunnel?.LastError is ConnectivityException way ? way : error.OfConnection(logon.Target);
        tunnel?.Dispose();
        throw problem;
    }

    /// <summary>Asks the system for the description of a function.</summary>
    public NativeFunction Describe(RfcFunctionType function)
    {
        var description = NwRfc.RfcGetFunctionDesc(_handle, function.Name, _error.Info);
        if (description == 0)
            throw Failed(_error.OfLookup(function.Name, _target));
        return new(description, NativeStructure.OfFunction(function, description, _error, _target));
    }

    /// <summary>Calls a function.</summary>
    public void Call(RfcFunctionType function, NativeFunction described, Action<RfcWriter> write, IRfcReadable result, CancellationToken cancellationToken)
    {
        var container = NwRfc.RfcCreateFunction(described.Description, _error.Info);
        if (container == 0)
            throw Failed(_error.OfLookup(function.Name, _target));
        try
        {
            var writer = new NativeRfcWriter(function, described.Parameters, container, _error);
            write(writer);
            Activate(function, described.Parameters, container, writer.Written);
            Invoke(function, container, cancellationToken);
            new NativeRfcReader(function, described.Parameters, container, _error).ReadParameters(result);
        }
        finally
        {
            using var ignored = new NwRfcError();
            NwRfc.RfcDestroyFunction(container, ignored.Info);
        }
    }

    /// <summary>Ends the session's state: what the last call left in the memory of the system, and its locks.</summary>
    public bool Reset() => Survives(NwRfc.RfcResetServerContext(_handle, _error.Info));

    /// <summary>Asks for a sign of life.</summary>
    public bool Ping() => Survives(NwRfc.RfcPing(_handle, _error.Info));

    /// <summary>Ends a call, and the connection with it. From any thread; nothing happens where that call is over, though another one may be under way.</summary>
    /// <param name="call">Which call of the connection, counted from 1.</param>
    public void Cancel(int call)
    {
        lock (_cancelGate)
        {
            if (!_isCalling || _isCanceled || _calls != call)
                return;
            using var ignored = new NwRfcError();
            _isCanceled = NwRfc.RfcCancel(_handle, ignored.Info) == NwRfcCode.Ok;
        }
    }

    /// <summary>Closes the connection.</summary>
    public void Close()
    {
        if (Interlocked.Exchange(ref _handle, 0) is var handle and not 0)
            NwRfc.RfcCloseConnection(handle, _error.Info);
        _tunnel?.Dispose();
        _error.Dispose();
    }

    // Only what was asked for and what comes back goes over the line; what was left out keeps the default of the function.
    private void Activate(RfcFunctionType function, NativeStructure parameters, nint container, HashSet<string> written)
    {
        for (var i = 0; i < parameters.Fields.Length; i++)
        {
            var field = parameters.Fields[i];
            if (!field.IsMissing && !written.Contains(field.Name) && function.Parameters[i].Direction is RfcDirection.Importing or RfcDirection.Tables)
                Deactivate(field.Name);
        }

        foreach (var other in parameters.Others)
            Deactivate(other);

        void Deactivate(string name)
        {
            if (NwRfc.RfcSetParameterActive(container, name, 0, _error.Info) != NwRfcCode.Ok)
                throw Failed(_error.OfLookup(function.Name, _target));
        }
    }

    private void Invoke(RfcFunctionType function, nint container, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        NwRfcCode code;
        int call;
        lock (_cancelGate)
            (_isCalling, call) = (true, ++_calls);
        // Not on the thread that cancels, for the library goes to the network; so it may come after the end of the call.
        using (cancellationToken.UnsafeRegister(static late => ThreadPool.UnsafeQueueUserWorkItem(
            static one => one.Connection.Cancel(one.Call), ((NativeConnection Connection, int Call))late!, preferLocal: false), (this, call)))
        {
            code = NwRfc.RfcInvoke(_handle, container, _error.Info);
        }

        lock (_cancelGate)
            _isCalling = false;
        if (_isCanceled)
            _handle = 0;
        if (code == NwRfcCode.Ok)
            return;
        var problem = Failed(_error.OfCall(function, _target));
        throw _isCanceled || code == NwRfcCode.Canceled ? new OperationCanceledException($"The call of {function.Name} was given up.", problem, cancellationToken) : problem;
    }

    private bool Survives(NwRfcCode code)
    {
        if (code != NwRfcCode.Ok && NwRfcError.ClosesConnection(code))
            _handle = 0;
        return code == NwRfcCode.Ok;
    }

    private Exception Failed(Exception problem)
    {
        Survives(_error.Code);
        return problem;
    }
}
