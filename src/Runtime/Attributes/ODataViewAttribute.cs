namespace Btp.Connectivity;

/// <summary>
/// Declares a partial record, class or struct as the part of an entity or complex type that a caller wants to read. Its members decide <c>$select</c> and <c>$expand</c>,
/// and responses are read straight into it: <c>service.SalesOrder.Select&lt;TopOrder&gt;()</c>.
/// </summary>
/// <remarks>
/// A member reads the property of its own name, or what <see cref="ODataNameAttribute"/> names: a property, or a path over complex and single navigation properties (<c>"to_Customer/Name"</c>).
/// </remarks>
/// <typeparam name="TEntity">The generated class, of a service that is declared in the same project.</typeparam>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class ODataViewAttribute<TEntity> : Attribute;
