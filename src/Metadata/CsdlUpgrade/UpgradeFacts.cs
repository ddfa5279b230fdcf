using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Metadata.CsdlUpgrade;

/// <summary>Facts of V2 that V4 has no words for, kept on the upgraded element.</summary>
/// <param name="Primitive">What the values are on the wire, where it is not what they mean.</param>
internal sealed record WireType(PrimitiveKind Primitive)
{
    /// <summary>The wire type of an element; null where it is what the type says.</summary>
    /// <param name="element">A property, parameter or return type.</param>
    public static PrimitiveKind? Of(XElement element) => element.Annotation<WireType>()?.Primitive;
}

/// <summary>How an upgraded function import is called.</summary>
/// <param name="HttpMethod">Its HTTP method.</param>
/// <param name="Kind">Whether the call is that of a function import (V2) or of an action or function (V3 without <c>m:HttpMethod</c>).</param>
/// <param name="ActionFor">The entity type whose key is among the parameters (<c>sap:action-for</c>); null for none.</param>
internal sealed record CallFacts(string HttpMethod, OperationKind Kind, string? ActionFor = null);

/// <summary>Which operation an import was split from. V2 lets imports share a name, and then the name alone does not tell.</summary>
/// <param name="Operation">The operation's element.</param>
internal sealed record SplitFrom(XElement Operation);

/// <summary>What a property's own attributes forbid in queries, and whether it takes part in concurrency control.</summary>
/// <param name="Filterable">Whether <c>sap:filterable</c> allows it.</param>
/// <param name="Sortable">Whether <c>sap:sortable</c> allows it.</param>
/// <param name="ConcurrencyToken">Whether <c>ConcurrencyMode</c> is <c>Fixed</c>.</param>
internal sealed record PropertyFacts(bool Filterable, bool Sortable, bool ConcurrencyToken);
