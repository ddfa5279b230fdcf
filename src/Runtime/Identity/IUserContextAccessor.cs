namespace Btp.Connectivity.Identity;

/// <summary>Who the calls of the current asynchronous flow are made for.</summary>
public interface IUserContextAccessor
{
    /// <summary>
    /// The caller, or null when there is none. The value flows into awaited code and not out of it; background work that must act for
    /// a user captures the <see cref="UserContext"/> and sets it explicitly: what a web request started has no user once the request is over.
    /// </summary>
    UserContext? Current { get; set; }
}
