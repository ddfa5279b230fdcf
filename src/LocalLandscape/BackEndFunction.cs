namespace Btp.Connectivity.LocalLandscape;

/// <summary>What a function module does.</summary>
/// <param name="call">Its parameters.</param>
/// <exception cref="BackEndFunctionException">The function raises an exception.</exception>
public delegate void BackEndFunction(BackEndFunctionCall call);
