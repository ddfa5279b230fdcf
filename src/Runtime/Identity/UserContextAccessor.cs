namespace Btp.Connectivity.Identity;

/// <summary>Keeps the caller in the execution context, so that two concurrent flows never see each other's.</summary>
internal sealed class UserContextAccessor : IUserContextAccessor
{
    // One slot per accessor and not a static one: two containers in a process are two applications.
    private readonly AsyncLocal<UserContext?> _current = new();

    public UserContext? Current
    {
        get => _current.Value;
        set => _current.Value = value;
    }
}
