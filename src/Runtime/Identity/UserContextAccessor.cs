namespace Btp.Connectivity.Identity;

/// <summary>Keeps the caller in the execution context, so that two concurrent flows never see each other's.</summary>
internal sealed class UserContextAccessor : IUserContextAccessor
{
    // One slot per accessor and not a static one: two containers in a process are two applications.
    private readonly AsyncLocal<Scope?> _current = new();

    public UserContext? Current
    {
        get => _current.Value?.User;
        set => _current.Value = value is null ? null : new Scope(value);
    }

    /// <summary>
    /// The caller until the scope is disposed, also for work that was started in the flow and goes on after it: it has no user then, instead
    /// of acting for somebody whose request is long over.
    /// </summary>
    public IDisposable Begin(UserContext user)
    {
        var scope = new Scope(user);
        _current.Value = scope;
        return scope;
    }

    private sealed class Scope(UserContext user) : IDisposable
    {
        private volatile UserContext? _user = user;

        public UserContext? User => _user;

        public void Dispose() => _user = null;
    }
}
