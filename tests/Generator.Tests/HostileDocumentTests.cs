using System.Globalization;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Generator.Tests;

/// <summary>Documents whose names are those that generated code uses itself: all of them are legal, so all of them compile.</summary>
public class HostileDocumentTests
{
    /// <summary>What C#, .NET, the runtime and generated code call things.</summary>
    private static readonly string[] _names =
    [
        .. ("Names Set Query State Service ODataEntity ODataObject Task Guid DateOnly List String Int32 Object Type Filter Sort Expand Reference Wire System Btp Global Path Nullable Func Action Enum "
            + "CancellationToken ODataReader ODataWriter Key Item Order OrderSet OrderFilter OrderQuery OrderReference value field record file required init async await dynamic var nint when where yield "
            + "add get set partial global class int void this base new null true default string").Split(' '),
    ];

    /// <summary>What members of entities, of shapes and of <c>object</c> are called, and spellings that come to the same.</summary>
    private static readonly string[] _members =
    [
        .. ("ETag HasChanges AdditionalProperties ToString Equals GetType GetHashCode Finalize MemberwiseClone ReferenceEquals ReadProperties WriteProperties GetKeyParts SetProperty HasAdditionalProperties "
            + "IncompleteCollections Row RowKey RowValue RowFilter RowSet Rows a A aa AA aA Aa a_a aA_ __ __id _State __State State path Path _path names Names _names reader writer scope property value Item "
            + "get_Item set_Item get_A op_Implicit Clone EqualityContract PrintMembers Deconstruct x X _x _X __x __X имя Имя É é ß ª").Split(' '),
    ];

    private static readonly DocumentTrial<ConnectivityGenerator> _trial = new(concurrentBuild: false);

    [Fact]
    public void Types_and_sets_may_be_called_like_what_code_uses() => Compiles(
        Join(_names, name => Entity(name, Property("P") + Property("Value" + name) + (name == "Own" ? "" : Property(name)) + $"<NavigationProperty Name=\"Self\" Type=\"N.{name}\"/><NavigationProperty Name=\"Many\" Type=\"Collection(N.{name})\"/>")),
        Join(_names, name => $"<EntitySet Name=\"{name}\" EntityType=\"N.{name}\"/>"));

    [Fact]
    public void Complex_types_may_be_called_like_what_code_uses() => Compiles(
        Join(_names, name => $"<ComplexType Name=\"{name}\">{Property("a")}{Property(name)}</ComplexType>") + Entity("Row", Join(_names, name => Property(name, "N." + name) + Property("c" + name, $"Collection(N.{name})"))));

    [Fact]
    public void Enumerations_and_their_members_may_be_called_like_what_code_uses() => Compiles(
        Join(_names, name => $"<EnumType Name=\"{name}\"><Member Name=\"{name}Is\" Value=\"0\"/><Member Name=\"none\" Value=\"1\"/><Member Name=\"None\" Value=\"2\"/><Member Name=\"value__\" Value=\"3\"/><Member Name=\"ToString\" Value=\"4\"/></EnumType>")
        + Entity("Row", Join(_names, name => Property(name, "N." + name) + Property("c" + name, $"Collection(N.{name})"))));

    [Fact]
    public void Properties_may_be_called_like_members_that_code_has() => Compiles(
        Entity("Row", Join(_members, name => Property(name)) + "<NavigationProperty Name=\"to_Row\" Type=\"N.Row\"/><NavigationProperty Name=\"To_Row\" Type=\"Collection(N.Row)\"/><NavigationProperty Name=\"toRow\" Type=\"N.Row\"/>"));

    [Fact]
    public void Properties_of_a_complex_type_may_be_called_like_members_that_code_has() => Compiles(
        $"<ComplexType Name=\"Row1\">{Join(_members, name => Property(name))}</ComplexType>" + Entity("Row", Property("One", "N.Row1") + Property("Many", "Collection(N.Row1)")));

    [Fact]
    public void Keys_and_parameters_may_be_called_like_what_code_uses() => Compiles(
        $"<EntityType Name=\"Row\"><Key>{Join(_members, name => $"<PropertyRef Name=\"{name}\"/>")}</Key>{Join(_members, name => $"<Property Name=\"{name}\" Type=\"Edm.Guid\" Nullable=\"false\"/>")}</EntityType>"
        + $"<Function Name=\"Find\" IsBound=\"true\"><Parameter Name=\"bound\" Type=\"N.Row\"/>{Join([.. _members, "cancellation", "cancellationToken", "operation"], name => $"<Parameter Name=\"{name}\" Type=\"Edm.String\"/>")}<ReturnType Type=\"N.Row\"/></Function>");

    [Fact]
    public void Overloads_that_are_one_type_in_C_sharp_get_names_of_their_own() => Compiles(
        Entity("Row", "") + "<EntityType Name=\"Sub\" BaseType=\"N.Row\"/><TypeDefinition Name=\"Text\" UnderlyingType=\"Edm.String\"/><TypeDefinition Name=\"Number\" UnderlyingType=\"Edm.Int32\"/>"
        + Join(["Edm.String", "N.Text", "Edm.Int32", "N.Number", "Edm.Guid", "Edm.Untyped", "Edm.PrimitiveType", "Edm.Geography", "Edm.GeographyPoint", "N.Row", "N.Sub", "Edm.Decimal", "Edm.Stream", "Edm.EntityType"], type =>
            Join(["f", "F", "_f", "F_"], name => Join(["N.Row", "Collection(N.Row)", "N.Sub"], bound => $"<Function Name=\"{name}\" IsBound=\"true\"><Parameter Name=\"b\" Type=\"{bound}\"/><Parameter Name=\"v\" Type=\"{type}\"/><ReturnType Type=\"{type}\"/></Function>"))),
        skips: true);

    [Fact]
    public void Twelve_levels_of_types_of_which_the_key_comes_late_compile() => Compiles(
        Join(Enumerable.Range(0, 13), i => $"<EntityType Name=\"L{Text(i)}\"{(i == 0 ? "" : $" BaseType=\"N.L{Text(i - 1)}\"")}{(i < 4 ? " Abstract=\"true\"" : "")}>{(i == 4 ? "<Key><PropertyRef Name=\"Id4\"/></Key>" : "")}"
            + $"<Property Name=\"Id{Text(i)}\" Type=\"Edm.Guid\" Nullable=\"false\"/>{Property("L" + Text(i))}{Property("L" + Text(i + 20))}<NavigationProperty Name=\"Up{Text(i)}\" Type=\"N.L0\"/></EntityType>"
            + $"<Action Name=\"Do\" IsBound=\"true\"><Parameter Name=\"b\" Type=\"N.L{Text(i)}\"/></Action>")
        + "<EntityType Name=\"Row\" BaseType=\"N.L12\"/>");

    [Fact]
    public void Complex_types_that_hold_each_other_and_derive_from_each_other_compile() => Compiles(
        "<ComplexType Name=\"A\"><Property Name=\"b\" Type=\"N.B\" Nullable=\"false\"/><Property Name=\"A\" Type=\"N.A\"/></ComplexType><ComplexType Name=\"B\"><Property Name=\"a\" Type=\"Collection(N.A)\"/></ComplexType>"
        + "<ComplexType Name=\"C\" BaseType=\"N.A\"><Property Name=\"z\" Type=\"N.C\" Nullable=\"false\"/></ComplexType>" + Entity("Row", Property("a", "N.A") + Property("bs", "Collection(N.B)")));

    [Fact]
    public void A_thousand_properties_and_three_hundred_members_compile() => Compiles(
        $"<EnumType Name=\"Big\" UnderlyingType=\"Edm.Int64\">{Join(Enumerable.Range(0, 300), i => $"<Member Name=\"m{Text(i)}\" Value=\"{Text(i)}0000000000\"/>")}</EnumType>"
        + Entity("Row", Property("Big", "N.Big") + Join(Enumerable.Range(0, 1000), i => Property("P_" + Text(i), i % 3 == 0 ? "Edm.Decimal" : "Edm.String"))));

    [Fact]
    public void Texts_of_a_document_never_end_a_comment()
    {
        const string text = "&lt;/summary&gt; &amp;amp; */ /// ]]&gt; {0} \\u0041 &#10;&#10;#endif&#10;&#x2028;x&#x85; &lt;see cref=&quot;Nope&quot;/&gt;";
        Compiles(Entity("Row", $"<Property Name=\"a\" Type=\"Edm.String\" DefaultValue=\"{text}\"><Annotation Term=\"Org.OData.Core.V1.Description\" String=\"{text}\"/></Property>") + $"<Annotations Target=\"N.Row\"><Annotation Term=\"Org.OData.Core.V1.LongDescription\" String=\"{text}\"/></Annotations>");
    }

    private static void Compiles(string types, string container = "<EntitySet Name=\"Rows\" EntityType=\"N.Row\"/>", bool skips = false)
    {
        var outcome = _trial.Run(Services.V4(types, container), isRepeated: true);

        Assert.Empty(outcome.Failures);
        Assert.True(outcome.IsCompiled && outcome.Skipped > 0 == skips, outcome.ToString());
    }

    private static string Entity(string name, string properties) => $"<EntityType Name=\"{name}\"><Key><PropertyRef Name=\"ID\"/></Key><Property Name=\"ID\" Type=\"Edm.Int32\" Nullable=\"false\"/>{properties}</EntityType>\n";

    private static string Property(string name, string type = "Edm.String") => $"<Property Name=\"{name}\" Type=\"{type}\"/>";

    private static string Join<T>(IEnumerable<T> items, Func<T, string> text) => string.Concat(items.Select(text));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
