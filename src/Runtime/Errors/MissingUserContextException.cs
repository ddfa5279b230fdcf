namespace Btp.Connectivity;

/// <summary>A destination that propagates a user was called although no user is known. Nothing was sent, and no technical user took the user's place.</summary>
/// <param name="destination">Name of the destination.</param>
/// <param name="authentication">Its authentication type.</param>
public sealed class MissingUserContextException(string destination, string authentication)
    : ConnectivityException($"Destination '{destination}' ({authentication}) propagates a user, but there is no user on this call. "
        + "In a web application call app.UseBtpUserContext() after UseAuthentication() and let only signed-in callers through (RequireAuthorization()); elsewhere set IUserContextAccessor.Current around the call.");
