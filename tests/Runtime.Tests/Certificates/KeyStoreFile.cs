namespace Btp.Connectivity.Runtime.Tests.Certificates;

/// <summary>The key stores in the folder Data, see its README.</summary>
internal static class KeyStoreFile
{
    public const string Password = "changeit1";

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Certificates", "Data", name));
}
