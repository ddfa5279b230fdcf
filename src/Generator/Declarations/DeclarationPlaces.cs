using Btp.Connectivity.Metadata;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Btp.Connectivity.Generator.Declarations;

/// <summary>The parts of a declaration that a finding can point at.</summary>
internal enum DeclarationPart
{
    /// <summary>The name of the class.</summary>
    Class,

    /// <summary>The metadata name.</summary>
    MetadataName,

    /// <summary><c>Destination</c>.</summary>
    Destination,

    /// <summary><c>Path</c>.</summary>
    Path,

    /// <summary>One of <c>EntitySets</c>.</summary>
    EntitySets,

    /// <summary>One of <c>Operations</c>.</summary>
    Operations,

    /// <summary>One of <c>Exclude</c>.</summary>
    Exclude,

    /// <summary>One of <c>Names</c>.</summary>
    Names,

    /// <summary>One of the function modules.</summary>
    Functions,

    /// <summary><c>SoapDestination</c>.</summary>
    SoapDestination,

    /// <summary>The <c>[ODataName]</c> of a class beside the service.</summary>
    OwnType,

    /// <summary>The type argument of <c>[ODataView&lt;T&gt;]</c>.</summary>
    ViewEntity,

    /// <summary>A member of a view.</summary>
    ViewMember,
}

/// <summary>Where the parts of a declaration stand. Only diagnostics look at it.</summary>
/// <param name="FullName">The declaration's <see cref="ServiceDeclaration.FullName"/>.</param>
/// <param name="Places">The places.</param>
internal sealed record DeclarationPlaces(string FullName, EquatableArray<DeclarationPlace> Places)
{
    /// <summary>The place of a part; of the attribute's first argument if the part is not written out, of the class if there is none.</summary>
    /// <param name="part">The part.</param>
    /// <param name="index">Which item of a list.</param>
    public SourcePlace Find(DeclarationPart part, int index)
    {
        SourcePlace? best = null;
        foreach (var place in Places)
        {
            if (place.Part == part && place.Index == index)
                return place.Place;

            if (place.Part == part || (best is null && place.Part is DeclarationPart.Class))
                best = place.Place;
        }

        return best ?? Places[0].Place;
    }
}

/// <summary>Where one part of a declaration stands.</summary>
/// <param name="Part">The part.</param>
/// <param name="Index">Which item of a list, from zero.</param>
/// <param name="Place">The place.</param>
internal sealed record DeclarationPlace(DeclarationPart Part, int Index, SourcePlace Place);

/// <summary>A place in a file, as plain numbers.</summary>
/// <param name="Path">The file.</param>
/// <param name="Start">Offset of the first character.</param>
/// <param name="Length">How many characters.</param>
/// <param name="StartLine">First line, from zero.</param>
/// <param name="StartColumn">First column, from zero.</param>
/// <param name="EndLine">Last line, from zero.</param>
/// <param name="EndColumn">The column behind the last character, from zero.</param>
internal sealed record SourcePlace(string Path, int Start, int Length, int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    /// <summary>The place of a syntax node or token.</summary>
    /// <param name="location">Its location in source.</param>
    public static SourcePlace Of(Location location)
    {
        var lines = location.GetLineSpan();
        var (start, end) = (lines.StartLinePosition, lines.EndLinePosition);
        return new(lines.Path, location.SourceSpan.Start, location.SourceSpan.Length, start.Line, start.Character, end.Line, end.Character);
    }

    /// <summary>The place as Roslyn reports it.</summary>
    public Location ToLocation() => Location.Create(Path, new TextSpan(Start, Length), new LinePositionSpan(new(StartLine, StartColumn), new(EndLine, EndColumn)));
}
