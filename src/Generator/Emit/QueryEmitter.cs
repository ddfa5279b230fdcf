using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Generator.Text;

namespace Btp.Connectivity.Generator.Emit;

/// <summary>Writes the queries on rows: a method that the service would refuse is not there.</summary>
internal static class QueryEmitter
{
    private const string Func = "global::System.Func<";

    /// <summary>Writes the query.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="client">The service.</param>
    /// <param name="shape">The family.</param>
    public static void WriteQuery(IndentedWriter writer, ClientModel client, ShapeModel shape)
    {
        var name = shape.Stem + "Query";
        var self = CodeText.Type(client, name) + "<T>";
        CodeText.Doc(writer, "A query whose rows are of type <c>" + shape.Title + "</c> at the service. Nothing is sent before rows are asked for.", shape.FilterDemand, "<typeparam name=\"T\">What a row is read into.</typeparam>");
        writer.Line(CodeText.GeneratedCode);
        writer.Line(client.Accessibility + " partial class " + name + "<T> : " + CodeText.OData + Base(client, shape) + " where T : " + CodeText.OData + "IODataObject<T>");
        writer.Open();
        writer.Line("internal " + name + "(" + CodeText.OData + "ODataQueryState state) : base(state) { }");
        var options = shape.Options;
        if (options.HasFlag(QueryOptions.Filter))
            Method(writer, "Only rows that meet a condition; several conditions hold together.", self, "Where", Func + CodeText.Type(client, shape.Stem + "Filter") + ", " + CodeText.OData + "Filter> predicate", "predicate");
        if (options.HasFlag(QueryOptions.OrderBy))
            Sort(writer, client, shape, self);
        if (options.HasFlag(QueryOptions.Top))
            Method(writer, "At most so many rows.", self, "Take", "int count", "count");
        else
            CodeText.Row(writer, "The service does not take <c>$top</c>.", "protected override bool CanTake => false;");
        if (options.HasFlag(QueryOptions.Skip))
            Method(writer, "Not the first rows.", self, "Skip", "int count", "count");
        if (options.HasFlag(QueryOptions.Expand))
            Expand(writer, client, shape, self);
        if (options.HasFlag(QueryOptions.Compute))
            Compute(writer, client, shape, self);
        if (options.HasFlag(QueryOptions.Search))
            Method(writer, "Searches freely, as the service understands the text.", self, "Search", "string text", "text");
        if (options.HasFlag(QueryOptions.Count))
        {
            Method(writer, "Also asks for the number of all rows.", self, "WithCount", "", "");
            CodeText.Row(writer, "Counts rows on the server.", "public global::System.Threading.Tasks.Task<long> CountAsync(global::System.Threading.CancellationToken cancellationToken = default) => CountCoreAsync(cancellationToken);");
        }

        CodeText.Row(writer, "Reads only what a view holds: its members decide <c>$select</c> and <c>$expand</c>.", "public " + CodeText.Type(client, name) + "<TView> Select<TView>() where TView : " + View(client, shape) + " => new(State.Select(TView.Selection));");
        Method(writer, "Passes a query option on as text; one that the query sets itself is refused.", self, "WithOption", "string name, string value", "name, value");
        writer.Close();
    }

    /// <summary>Writes the entity set.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="client">The service.</param>
    /// <param name="shape">The family.</param>
    public static void WriteSet(IndentedWriter writer, ClientModel client, ShapeModel shape)
    {
        var name = shape.Stem + "Set";
        var row = CodeText.Type(client, shape.ClassName);
        CodeText.Doc(writer, "All <c>" + shape.Title + "</c> of a set or of a navigation property.", shape.FilterDemand);
        writer.Line(CodeText.GeneratedCode);
        writer.Line(client.Accessibility + (shape.IsInsertableByParent || shape.IsInsertableApart ? "" : " sealed") + " partial class " + name + " : " + CodeText.Type(client, shape.Stem + "Query") + "<" + row + ">"
            + Allowed(row, (shape.IsInsertable && !shape.IsInsertableApart, Insertable(shape)), (shape.IsUpdatable && !shape.Key.IsEmpty, "IUpdatableSet"), (shape.IsDeletable && !shape.Key.IsEmpty, "IDeletableSet")));
        writer.Open();
        writer.Line("internal " + name + "(" + CodeText.OData + "ODataQueryState state) : base(state) { }");
        if (!shape.Key.IsEmpty)
        {
            CodeText.Doc(writer, "The one with this key.", parameters: Parameters(shape));
            writer.Line("public " + CodeText.Type(client, shape.Stem + "Reference") + " this[" + KeyParameters(client, shape) + "] => new(State.Key(" + KeyParts(client, shape) + "));");
            if (shape.IsInsertable || shape.IsInsertableByParent)
            {
                CodeText.Row(writer, "The one that an earlier request of the same change set creates.", "public " + CodeText.Type(client, shape.Stem + "Reference") + " this[" + CodeText.OData + "BatchResult<" + row + "> created] => new(State.Created(created));");
            }
        }

        Rules(writer, client, shape, name);
        if (shape.IsInsertableByParent)
            Nested(writer, "Those of one parent: new ones are created here, not in the set of all.", "OfParent", CodeText.Type(client, name) + ", " + CodeText.OData + "IInsertableSet<" + row + ">");
        if (shape.IsInsertableApart)
            Nested(writer, "Where new ones can be created: some navigation properties that lead here do not take any.", "Insertable", CodeText.Type(client, name) + ", " + CodeText.OData + Insertable(shape) + "<" + row + ">");
        if (shape.IsUnlisted)
        {
            var allowed = Allowed(row, (shape.IsInsertable, Insertable(shape)), (shape.IsUpdatable && !shape.Key.IsEmpty, "IUpdatableSet"), (shape.IsDeletable && !shape.Key.IsEmpty, "IDeletableSet"));
            Nested(writer, "A set that is written, but not read as a collection.", "Unlisted", CodeText.OData + "ODataUnlistedSet" + allowed, HasRules(shape) ? Override(client, name) : "");
        }

        Casts(writer, client, shape, "Of", "Set");
        foreach (var method in shape.SetMethods)
            OperationEmitter.Write(writer, client, method);

        writer.Close();
    }

    /// <summary>Writes the reference to one row.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="client">The service.</param>
    /// <param name="shape">The family.</param>
    public static void WriteReference(IndentedWriter writer, ClientModel client, ShapeModel shape)
    {
        var name = shape.Stem + "Reference";
        var self = CodeText.Type(client, name);
        var row = CodeText.Type(client, shape.ClassName);
        CodeText.Doc(writer, "One <c>" + shape.Title + "</c>. Nothing is sent before it is asked for.");
        writer.Line(CodeText.GeneratedCode);
        writer.Line(client.Accessibility + " sealed partial class " + name + " : " + CodeText.OData + (shape.IsUpdatable ? "ODataUpdatableReference<" : "ODataEntityReference<") + row + ", " + CodeText.Type(client, shape.Stem + "Filter") + ">"
            + Allowed(row, (shape.IsUpdatable, "IUpdatableReference"), (shape.IsDeletable, "IDeletableReference")));
        writer.Open();
        writer.Line("internal " + name + "(" + CodeText.OData + "ODataQueryState state) : base(state) { }");
        if (HasRules(shape))
            writer.Line(Override(client, shape.Stem + "Set"));
        foreach (var link in shape.Links)
        {
            var navigate = "State.Navigate(" + Literals.Quote(link.WireName) + ")";
            if (link.Stem is { } stem)
                CodeText.Row(writer, link.Summary, "public " + CodeText.Type(client, stem + (!link.IsCollection ? "Reference " : link.Creation.Length > 0 ? "Set." + link.Creation + " " : "Set ")) + link.Name + " => new(" + navigate + ");");
            else
                CodeText.Row(writer, link.Summary + " The declaration leaves it out: only its URL is known.", "public string " + link.Name + " => " + navigate + ".ToString();");
        }

        if (shape.MediaName is { } media)
            CodeText.Row(writer, "The media of the entity: the photo itself, the document itself.", "public " + CodeText.OData + "ODataMedia " + media + " => new(State.Navigate(\"$value\"));");
        foreach (var stream in shape.Streams)
            CodeText.Row(writer, stream.Summary, "public " + CodeText.OData + "ODataMedia " + stream.Name + " => new(State.Navigate(" + Literals.Quote(stream.WireName) + "));");
        if (shape.Options.HasFlag(QueryOptions.Expand))
            Expand(writer, client, shape, self);
        Casts(writer, client, shape, "As", "Reference");
        foreach (var method in shape.Methods)
            OperationEmitter.Write(writer, client, method);

        CodeText.Row(writer, "Reads only what a view holds.", "public " + CodeText.OData + "ODataViewReference<TView> Select<TView>() where TView : " + View(client, shape) + " => SelectCore<TView>();");
        writer.Close();
    }

    private static string Insertable(ShapeModel shape) => shape.MediaName is null ? "IInsertableSet" : "IInsertableMediaSet";

    private static bool HasRules(ShapeModel shape) => !shape.NotCreatable.IsEmpty || !shape.NotUpdatable.IsEmpty || Demands(shape);

    private static bool Demands(ShapeModel shape) => !shape.RequiredOnCreate.IsEmpty || !shape.RequiredOnUpdate.IsEmpty;

    // What sets take less of than their type says: told before anything is sent.
    private static void Rules(IndentedWriter writer, ClientModel client, ShapeModel shape, string name)
    {
        if (!HasRules(shape))
            return;

        writer.Line("internal static readonly " + CodeText.OData + "ODataWriteRules _writeRules = new(" + Literals.Quote(shape.Stem) + ", [" + Names(shape.NotCreatable) + "], [" + Names(shape.NotUpdatable) + "])" + (Demands(shape) ? " { RequiredOnCreate = [" + Names(shape.RequiredOnCreate) + "], RequiredOnUpdate = [" + Names(shape.RequiredOnUpdate) + "] };" : ";"));
        writer.Line(Override(client, name));
    }

    private static string Override(ClientModel client, string set) => "/** <inheritdoc/> */ protected override " + CodeText.OData + "ODataWriteRules? WriteRules => " + CodeText.Type(client, set) + "._writeRules;";

    private static string Names(Metadata.EquatableArray<string> names)
    {
        var quoted = new List<string>();
        foreach (var name in names)
            quoted.Add(Literals.Quote(name));

        return string.Join(", ", quoted);
    }

    private static void Nested(IndentedWriter writer, string summary, string name, string bases, string member = "")
    {
        CodeText.Doc(writer, summary);
        writer.Line("public sealed class " + name + " : " + bases);
        writer.Open();
        writer.Line("internal " + name + "(" + CodeText.OData + "ODataQueryState state) : base(state) { }");
        if (member.Length > 0)
            writer.Line(member);
        writer.Close();
    }

    /// <summary>The parameters of a key.</summary>
    /// <param name="client">The service.</param>
    /// <param name="shape">The family.</param>
    public static string KeyParameters(ClientModel client, ShapeModel shape)
    {
        var parameters = new List<string>();
        foreach (var part in shape.Key)
            parameters.Add(ValueText.Type(client, part.Value) + " " + part.ParameterName);

        return string.Join(", ", parameters);
    }

    /// <summary>The parts of a key.</summary>
    /// <param name="client">The service.</param>
    /// <param name="shape">The family.</param>
    public static string KeyParts(ClientModel client, ShapeModel shape)
    {
        var parts = new List<string>();
        foreach (var part in shape.Key)
            parts.Add("new " + CodeText.OData + "ODataKeyPart(" + Literals.Quote(part.WireName) + ", " + ValueText.Literal(client, part.Value, part.ParameterName) + ")");

        return string.Join(", ", parts);
    }

    /// <summary>The documentation of the parameters of a key.</summary>
    /// <param name="shape">The family.</param>
    public static string Parameters(ShapeModel shape)
    {
        var elements = "";
        foreach (var part in shape.Key)
            elements += "<param name=\"" + part.ParameterName.TrimStart('@') + "\">" + part.Summary + "</param>";

        return elements;
    }

    private static string View(ClientModel client, ShapeModel shape) => CodeText.OData + "IODataView<TView, " + CodeText.Type(client, shape.ClassName) + ">";

    // V4 only: V2 has no such segments.
    private static void Casts(IndentedWriter writer, ClientModel client, ShapeModel shape, string prefix, string kind)
    {
        if (client.Protocol == ClientProtocol.V2)
            return;

        foreach (var cast in shape.Casts)
        {
            CodeText.Row(
                writer,
                (kind == "Set" ? "Only those that are <c>" : "The same as a <c>") + cast.Name + "</c>.",
                "public " + CodeText.Type(client, cast.Stem + kind) + " " + prefix + cast.Name + "() => new(State.Navigate(" + Literals.Quote(cast.WireName) + "));");
        }
    }

    // What the service allows: methods are there for what a type implements.
    private static string Allowed(string row, params (bool IsAllowed, string Interface)[] candidates)
    {
        var interfaces = "";
        foreach (var (isAllowed, name) in candidates)
        {
            if (isAllowed)
                interfaces += ", " + CodeText.OData + name + "<" + row + ">";
        }

        return interfaces;
    }

    // Grouping and computing need no code of their own, only what values are named by.
    private static string Base(ClientModel client, ShapeModel shape) =>
        !shape.Options.HasFlag(QueryOptions.Apply) ? "ODataQuery<T>" : (shape.Options.HasFlag(QueryOptions.Compute) ? "ODataComputableQuery<T, " : "ODataAggregatableQuery<T, ") + CodeText.Type(client, shape.Stem + "Filter") + ">";

    private static void Compute(IndentedWriter writer, ClientModel client, ShapeModel shape, string self)
    {
        var expression = Func + CodeText.Type(client, shape.Stem + "Filter") + ", " + CodeText.OData;
        var number = "ComparablePath<TValue>";
        Method(writer, "Has the service compute a value for every row, to choose, sort and select by.", self, "Compute<TValue>", expression + number + "> expression, out " + CodeText.OData + number + " computed", "expression, out computed", " where TValue : struct");
        Method(writer, "Has the service compute a text for every row.", self, "Compute", expression + "StringPath> expression, out " + CodeText.OData + "StringPath computed", "expression, out computed");
    }

    private static void Sort(IndentedWriter writer, ClientModel client, ShapeModel shape, string self)
    {
        var key = Func + CodeText.Type(client, shape.Stem + "Sort") + ", " + CodeText.OData + "SortPath> key";
        Method(writer, "Sorts rows.", self, "OrderBy", key, "key");
        Method(writer, "Sorts rows downwards.", self, "OrderByDescending", key, "key");
        Method(writer, "Sorts rows that are equal so far.", self, "ThenBy", key, "key");
        Method(writer, "Sorts rows that are equal so far downwards.", self, "ThenByDescending", key, "key");
    }

    private static void Expand(IndentedWriter writer, ClientModel client, ShapeModel shape, string self)
    {
        var expand = CodeText.Type(client, shape.Stem + "Expand");
        if (client.Protocol == ClientProtocol.V2)
        {
            Method(writer, "Reads related rows along.", self, "Expand", Func + expand + ", " + CodeText.OData + "ExpandPath> navigation", "navigation");
            return;
        }

        var navigation = Func + expand + ", " + CodeText.OData + "ExpandPath<TQuery>> navigation";
        var constraint = " where TQuery : " + CodeText.OData + "ODataQuery";
        Method(writer, "Reads related rows along.", self, "Expand<TQuery>", navigation, "navigation", constraint);
        Method(writer, "Reads related rows along, with a query of their own.", self, "Expand<TQuery>", navigation + ", " + Func + "TQuery, TQuery> options", "navigation, options", constraint);
    }

    private static void Method(IndentedWriter writer, string summary, string self, string name, string parameters, string arguments, string constraint = "")
    {
        var call = constraint.Length == 0 ? name : name.Substring(0, name.IndexOf('<'));
        CodeText.Row(writer, summary, "public " + self + " " + name + "(" + parameters + ")" + constraint + " => new(State." + call + "(" + arguments + "));");
    }
}
