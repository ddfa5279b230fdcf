namespace Btp.Connectivity.OData;

/// <summary>The shape of a complex property, which can be read and written as a whole (<c>Property(c => c.Address)</c>). Generated.</summary>
/// <typeparam name="T">The class of the complex type.</typeparam>
public interface IODataComplexShape<T>
    where T : ODataObject, IODataObject<T>
{
    /// <summary>Where the shape stands.</summary>
    ODataPath Path { get; }
}
