using Btp.Connectivity.Generator.Binding.Naming;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Generator.Text;
using Btp.Connectivity.Metadata;

namespace Btp.Connectivity.Generator.Emit;

/// <summary>Writes the other half of a view: what to ask for, and the code that reads it.</summary>
internal static class ViewEmitter
{
    /// <summary>Writes one view.</summary>
    /// <param name="view">The view.</param>
    public static GeneratedFile Emit(ViewModel view)
    {
        var writer = CodeText.File(view.Namespace);
        foreach (var container in view.Containers)
        {
            writer.Line(container);
            writer.Open();
        }

        var self = "global::" + Keywords.EscapeDotted(view.FullName);
        writer.Line("/// <remarks>A view of <see cref=\"" + view.Entity + "\"/>.</remarks>");
        writer.Line(CodeText.GeneratedCode);
        writer.Line("partial " + view.Keyword + " " + Keywords.Escape(view.Name) + " : " + CodeText.OData + "IODataView<" + self + ", " + view.Entity + ">");
        writer.Open();
        Selection(writer, view, self);
        Names(writer, view.Properties, "");
        Read(writer, view, self);
        writer.Close();
        foreach (var _ in view.Containers)
            writer.Close();

        return new(view.HintName, writer.ToString());
    }

    private static void Selection(IndentedWriter writer, ViewModel view, string self)
    {
        writer.Line("private static readonly " + CodeText.OData + "ODataSelection __selection = new(" + Literals.Quote(view.Select) + (view.Expansions.IsEmpty ? ");" : ","));
        writer.Indent();
        for (var i = 0; i < view.Expansions.Count; i++)
            writer.Line("(" + Literals.Quote(view.Expansions[i].Path) + ", " + Literals.Quote(view.Expansions[i].Options) + ")" + (i + 1 < view.Expansions.Count ? "," : ");"));
        writer.Unindent();
        writer.Line("static " + CodeText.OData + "ODataSelection " + CodeText.OData + "IODataView<" + self + ">.Selection => __selection;");
        writer.Line();
    }

    // One table per object that is entered; "_1_0" is the first property of the second one.
    private static void Names(IndentedWriter writer, EquatableArray<ViewProperty> properties, string suffix)
    {
        var names = new List<string>();
        foreach (var property in properties)
            names.Add(Literals.Quote(property.WireName));

        writer.Line("private static readonly " + CodeText.OData + "PropertyNames __names" + suffix + " = new(" + string.Join(", ", names) + ");");
        for (var i = 0; i < properties.Count; i++)
        {
            if (properties[i].Member < 0)
                Names(writer, properties[i].Children, suffix + "_" + IndentedWriter.Number(i));
        }
    }

    private static void Read(IndentedWriter writer, ViewModel view, string self)
    {
        writer.Line();
        writer.Line("static " + self + " " + CodeText.OData + "IODataObject<" + self + ">.Read(ref " + CodeText.OData + "ODataReader reader)");
        writer.Open();
        for (var i = 0; i < view.Members.Count; i++)
            writer.Line(view.Members[i].Local + " " + Local(i) + " = null;");

        writer.Line("var scope = reader.EnterObject();");
        Loop(writer, view.Properties, "");
        var (arguments, initializers) = (new List<string>(), new List<string>());
        for (var i = 0; i < view.Members.Count; i++)
        {
            var member = view.Members[i];
            var value = member.Value.Replace("$", Local(i));
            if (member.IsParameter)
                arguments.Add(value);
            else
                initializers.Add(Keywords.Escape(member.Name) + " = " + value);
        }

        writer.Line("return new " + self + "(" + string.Join(", ", arguments) + ")" + (initializers.Count == 0 ? ";" : " { " + string.Join(", ", initializers) + " };"));
        writer.Close();
    }

    private static void Loop(IndentedWriter writer, EquatableArray<ViewProperty> properties, string suffix)
    {
        writer.Line("while (reader.NextProperty(__names" + suffix + ", ref scope" + suffix + ", out var property" + suffix + "))");
        writer.Open();
        if (properties.Count > 0)
        {
            writer.Line("switch (property" + suffix + ")");
            writer.Open();
            for (var i = 0; i < properties.Count; i++)
                Case(writer, properties[i], i, suffix + "_" + IndentedWriter.Number(i));
            writer.Close();
        }

        writer.Close();
    }

    private static void Case(IndentedWriter writer, ViewProperty property, int index, string suffix)
    {
        var label = "case " + IndentedWriter.Number(index) + ":";
        if (property.Member >= 0)
        {
            writer.Line(label + " " + Local(property.Member) + " = " + property.Read + "; break;");
            return;
        }

        writer.Line(label);
        writer.Indent();
        writer.Line("if (reader.TryEnterObject(out var scope" + suffix + "))");
        writer.Open();
        Loop(writer, property.Children, suffix);
        writer.Close();
        writer.Line("break;");
        writer.Unindent();
    }

    private static string Local(int member) => "value" + IndentedWriter.Number(member);
}
