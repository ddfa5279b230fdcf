using System.Collections.Immutable;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Btp.Connectivity.Testing.Tests;

public sealed class ModelShapeTests
{
    [Fact]
    public void A_record_of_values_is_clean() => Assert.Empty(ModelShape.Violations(typeof(Clean)));

    [Theory]
    [InlineData(typeof(WithLocation), "WithLocation.Where is a Microsoft.CodeAnalysis.Location")]
    [InlineData(typeof(WithElement), "WithElement.Node is a System.Xml.Linq.XElement")]
    [InlineData(typeof(WithList), "WithList.Names is a List`1")]
    [InlineData(typeof(WithImmutableArray), "WithImmutableArray.Names is a ImmutableArray`1")]
    [InlineData(typeof(WithClass), "WithClass.Part is a Part")]
    [InlineData(typeof(Deep), "Deep.Inner.Where is a Microsoft.CodeAnalysis.Location")]
    public void What_is_no_value_is_named_with_its_path(Type model, string violation) =>
        Assert.Contains(ModelShape.Violations(model), line => line.StartsWith(violation, StringComparison.Ordinal));

    public sealed record Clean(string Name, int? Length, DayOfWeek Day, Nested? Inner);

    public sealed record Nested(decimal Value, (int Start, int End) Span);

    public sealed record WithLocation(Location Where);

    public sealed record WithElement(XElement Node);

    public sealed record WithList(List<string> Names);

    public sealed record WithImmutableArray(ImmutableArray<string> Names);

    public sealed record WithClass(Part Part);

    public sealed class Part;

    public sealed record Deep(WithLocation Inner);
}
