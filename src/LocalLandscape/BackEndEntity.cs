using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape;

/// <summary>
/// An entity or complex value of a back end, as the handler of an operation sees it. Dates are <see cref="DateOnly"/>, times of day
/// <see cref="TimeOnly"/>, enumerations the names of their members, complex values <see cref="BackEndEntity"/> again.
/// </summary>
public sealed class BackEndEntity
{
    private readonly Action<StructuredValue> _changing;

    internal BackEndEntity(StructuredValue value, Action<StructuredValue> changing) => (Value, _changing) = (value, changing);

    /// <summary>The qualified name of the type.</summary>
    public string TypeName => Value.Type.FullTypeName();

    internal StructuredValue Value { get; }

    /// <summary>A property.</summary>
    /// <exception cref="ArgumentException">The type has no such property, or the value is none of its type.</exception>
    /// <exception cref="InvalidOperationException">A function (or V2 function import called with GET) changes data.</exception>
    public object? this[string property]
    {
        get => OperationValues.Out(Value[Declared(property).Name], _changing);
        set
        {
            var declared = Declared(property);
            _changing(Value);
            Value[property] = OperationValues.In(value, declared.Type);
        }
    }

    /// <summary>The name of the type.</summary>
    public override string ToString() => TypeName;

    private IEdmStructuralProperty Declared(string property) => Value.Type.FindProperty(property) as IEdmStructuralProperty
        ?? throw new ArgumentException($"{TypeName} has no property {property}.", nameof(property));
}
