using Btp.Connectivity.Generator.Binding.Naming;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Generator.Text;
using Btp.Connectivity.Metadata.Rfc;

namespace Btp.Connectivity.Generator.Emit.Rfc;

/// <summary>All files of a client of function modules: the methods, one per structure, and the registration.</summary>
/// <remarks>Structures and results are within the class, so that two clients of one namespace can have different ones of a name.</remarks>
internal static class RfcEmitter
{
    private const string Task = "global::System.Threading.Tasks.Task";

    /// <summary>Writes them.</summary>
    /// <param name="client">The client.</param>
    /// <param name="folder">The folder of its files.</param>
    /// <param name="cancellation">Ends writing.</param>
    public static IEnumerable<GeneratedFile> Emit(RfcClientModel client, string folder, CancellationToken cancellation)
    {
        yield return File(client, folder + "/" + client.Name, isMain: true, writer => Constructor(writer, client));
        foreach (var method in client.Methods)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return File(client, folder + "/" + method.Name, isMain: false, writer =>
            {
                Method(writer, client, method);
                Result(writer, client, method);
                Errors(writer, client, method);
            });
        }

        foreach (var structure in client.Structures)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return File(client, folder + "/Structures/" + structure.Name, isMain: false, writer => Structure(writer, client, structure));
        }

        if (client.HasRegistration)
            yield return RfcRegistrationEmitter.Emit(client, folder);
    }

    private static GeneratedFile File(RfcClientModel client, string name, bool isMain, Action<IndentedWriter> write)
    {
        var writer = CodeText.File(client.Namespace);
        foreach (var container in client.Containers)
        {
            writer.Line(container);
            writer.Open();
        }

        if (isMain)
        {
            writer.Line("/// <remarks>" + RfcRegistrationEmitter.Way(client) + "</remarks>");
            writer.Line(CodeText.GeneratedCode);
        }

        writer.Line("partial class " + Keywords.Escape(client.Name) + (isMain ? " : " + RfcValueText.Rfc + "RfcClient" : ""));
        writer.Open();
        write(writer);
        writer.Close();
        foreach (var _ in client.Containers)
            writer.Close();
        return new(name + ".g.cs", writer.ToString());
    }

    private static void Constructor(IndentedWriter writer, RfcClientModel client)
    {
        CodeText.Doc(writer, "Calls function modules.");
        writer.Line("/// <param name=\"transport\">The way to the system.</param>");
        writer.Line("public " + Keywords.Escape(client.Name) + "(" + RfcValueText.Rfc + "IRfcTransport transport) : base(transport) { }");
    }

    private static void Method(IndentedWriter writer, RfcClientModel client, RfcMethodModel method)
    {
        var type = "__" + method.Name;
        Type(writer, client, method, type);
        writer.Line();
        CodeText.Doc(writer, method.Text.Length > 0 ? Literals.Sentence(method.Text) : "Function module <c>" + Literals.Doc(method.WireName) + "</c>.", "Function module <c>" + Literals.Doc(method.WireName) + "</c>: " + Literals.Doc(method.Place) + ".");
        var parameters = new List<string>();
        foreach (var isOptional in new[] { false, true })
        {
            foreach (var argument in method.Arguments)
            {
                if (argument.Parameter.Length == 0 || argument.IsOptional != isOptional)
                    continue;

                writer.Line("/// <param name=\"" + argument.Parameter.TrimStart('@') + "\">" + Describe(argument, isParameter: true) + "</param>");
                parameters.Add(isOptional ? RfcValueText.Optional(client, argument.Value) + " " + argument.Parameter + " = null" : RfcValueText.Required(client, argument.Value) + " " + argument.Parameter);
            }
        }

        parameters.Add("global::System.Threading.CancellationToken cancellationToken = default");
        writer.Line("/// <param name=\"cancellationToken\">Gives the call up; whether the function was executed is not known then.</param>");
        writer.Line("/// <exception cref=\"" + RfcValueText.Rfc + "RfcAbapException\">The function raised an exception.</exception>");
        writer.Line("/// <exception cref=\"" + RfcValueText.Rfc + "RfcFaultException\">The system refused the call or failed.</exception>");
        writer.Line("/// <exception cref=\"" + RfcValueText.Rfc + "RfcValueException\">A value does not fit its ABAP type.</exception>");
        writer.Line(CodeText.GeneratedCode);
        var result = RfcValueText.ClassName(client, method.Name + "Result");
        writer.Line("public " + Task + "<" + result + "> " + method.Name + "Async(" + string.Join(", ", parameters) + ")");
        writer.Line("    => CallAsync(" + type + ", writer =>");
        writer.Line("    {");
        for (var i = 0; i < method.Arguments.Count; i++)
        {
            if (method.Arguments[i] is { Parameter.Length: > 0 } argument)
                writer.Line("        " + RfcValueText.Write(client, argument.Value, "writer", i, argument.Parameter) + ";");
        }

        writer.Line("    }, new " + result + "(), cancellationToken);");
    }

    private static void Type(IndentedWriter writer, RfcClientModel client, RfcMethodModel method, string type)
    {
        writer.Line("private static readonly " + RfcValueText.Rfc + "RfcFunctionType " + type + " = new(");
        writer.Indent();
        writer.Line(Literals.Quote(method.WireName) + (method.Arguments.IsEmpty ? ")" : ","));
        for (var i = 0; i < method.Arguments.Count; i++)
        {
            var argument = method.Arguments[i];
            writer.Line("new " + RfcValueText.Rfc + "RfcParameter(" + RfcValueText.Rfc + "RfcDirection." + argument.Direction + ", " + RfcValueText.Field(client, argument.WireName, argument.Value)
                + (argument.IsOptional ? ", IsOptional: true" : "") + ")" + (i + 1 < method.Arguments.Count ? "," : ")"));
        }

        writer.Unindent();
        writer.Line(method.Errors.IsEmpty ? ";" : "{ CreateException = static error => new " + RfcValueText.ClassName(client, method.Name + "Exception") + "(error) };");
    }

    private static void Result(IndentedWriter writer, RfcClientModel client, RfcMethodModel method)
    {
        writer.Line();
        CodeText.Doc(writer, "What <c>" + Literals.Doc(method.WireName) + "</c> gives back.");
        writer.Line(CodeText.GeneratedCode);
        writer.Line("public sealed partial class " + method.Name + "Result : " + RfcValueText.Rfc + "IRfcReadable");
        writer.Open();
        foreach (var argument in method.Arguments)
        {
            if (argument.Property.Length > 0)
                Property(writer, client, argument.Property, argument.Value, Describe(argument, isParameter: false));
        }

        var cases = new List<string>();
        for (var i = 0; i < method.Arguments.Count; i++)
        {
            if (method.Arguments[i] is { Property.Length: > 0 } argument)
                cases.Add("case " + IndentedWriter.Number(i) + ": " + Keywords.Escape(argument.Property) + " = " + RfcValueText.Read(client, argument.Value, "reader") + "; break;");
        }

        // Parameters that only go there come back from nowhere.
        Read(writer, cases, "default: reader.Skip(); break;");
        writer.Close();
    }

    private static void Read(IndentedWriter writer, List<string> cases, string? otherwise)
    {
        writer.Line();
        writer.Line("void " + RfcValueText.Rfc + "IRfcReadable.Read(" + RfcValueText.Rfc + "RfcReader reader, int field)");
        writer.Open();
        writer.Line("switch (field)");
        writer.Open();
        foreach (var line in cases)
            writer.Line(line);
        if (otherwise is not null)
            writer.Line(otherwise);
        writer.Close();
        writer.Close();
    }

    private static void Property(IndentedWriter writer, RfcClientModel client, string name, RfcValueModel value, string summary)
    {
        CodeText.Doc(writer, summary);
        writer.Line("public " + RfcValueText.Type(client, value) + " " + Keywords.Escape(name) + " { get; set; }" + RfcValueText.Initial(value));
    }

    private static void Errors(IndentedWriter writer, RfcClientModel client, RfcMethodModel method)
    {
        if (method.Errors.IsEmpty)
            return;

        var name = RfcValueText.ClassName(client, method.Name + "Error");
        writer.Line();
        CodeText.Doc(writer, "What <c>" + Literals.Doc(method.WireName) + "</c> raises.");
        writer.Line(CodeText.GeneratedCode);
        writer.Line("public enum " + method.Name + "Error");
        writer.Open();
        CodeText.Row(writer, "An exception that the manifest does not name.", "Other,");
        foreach (var error in method.Errors)
            CodeText.Row(writer, (error.Text.Length > 0 ? Literals.Sentence(error.Text) + " " : "") + "<c>" + Literals.Doc(error.WireName) + "</c>.", Keywords.Escape(error.Name) + ",");
        writer.Close();
        writer.Line();
        CodeText.Doc(writer, "<c>" + Literals.Doc(method.WireName) + "</c> raised an exception.");
        writer.Line(CodeText.GeneratedCode);
        writer.Line("public sealed class " + method.Name + "Exception : " + RfcValueText.Rfc + "RfcAbapException");
        writer.Open();
        CodeText.Doc(writer, "Creates the exception.");
        writer.Line("/// <param name=\"error\">What was raised.</param>");
        writer.Line("public " + method.Name + "Exception(" + RfcValueText.Rfc + "RfcAbapError error) : base(error)");
        writer.Open();
        writer.Line("Error = error.Key switch");
        writer.Open();
        foreach (var error in method.Errors)
            writer.Line(Literals.Quote(error.WireName) + " => " + name + "." + Keywords.Escape(error.Name) + ",");
        writer.Line("_ => " + name + ".Other,");
        writer.Close(";");
        writer.Close();
        writer.Line();
        CodeText.Doc(writer, "Which one.");
        writer.Line("public " + name + " Error { get; }");
        writer.Close();
    }

    private static void Structure(IndentedWriter writer, RfcClientModel client, RfcClassModel structure)
    {
        CodeText.Doc(writer, "Structure <c>" + Literals.Doc(structure.WireName) + "</c>.");
        writer.Line(CodeText.GeneratedCode);
        writer.Line("public partial class " + Keywords.Escape(structure.Name) + " : " + RfcValueText.Rfc + "IRfcData");
        writer.Open();
        writer.Line("internal static readonly " + RfcValueText.Rfc + "RfcStructureType RfcType = new(");
        writer.Indent();
        writer.Line(Literals.Quote(structure.WireName) + ",");
        for (var i = 0; i < structure.Fields.Count; i++)
            writer.Line(RfcValueText.Field(client, structure.Fields[i].WireName, structure.Fields[i].Value) + (i + 1 < structure.Fields.Count ? "," : ");"));
        writer.Unindent();
        var (reads, writes) = (new List<string>(), new List<string>());
        for (var i = 0; i < structure.Fields.Count; i++)
        {
            var field = structure.Fields[i];
            writer.Line();
            Property(writer, client, field.Name, field.Value, (field.Text.Length > 0 ? Literals.Sentence(field.Text) + " " : "") + "<c>" + Literals.Doc(field.WireName) + "</c>: " + RfcValueText.Describe(field.Value) + ".");
            reads.Add("case " + IndentedWriter.Number(i) + ": " + Keywords.Escape(field.Name) + " = " + RfcValueText.Read(client, field.Value, "reader") + "; break;");
            writes.Add(RfcValueText.Write(client, field.Value, "writer", i, "this." + Keywords.Escape(field.Name)) + ";");
        }

        writer.Line();
        writer.Line(RfcValueText.Rfc + "RfcStructureType " + RfcValueText.Rfc + "IRfcData.Type => RfcType;");
        Read(writer, reads, null);
        writer.Line();
        writer.Line("void " + RfcValueText.Rfc + "IRfcData.Write(" + RfcValueText.Rfc + "RfcWriter writer)");
        writer.Open();
        foreach (var line in writes)
            writer.Line(line);
        writer.Close();
        writer.Close();
    }

    private static string Describe(RfcArgumentModel argument, bool isParameter)
    {
        var left = isParameter && argument.IsOptional ? argument.Direction == RfcDirection.Tables ? "; null for no rows" : argument.Default.Length > 0 ? "; left out it is <c>" + Literals.Doc(argument.Default) + "</c>" : "; may be left out" : "";
        return (argument.Text.Length > 0 ? Literals.Sentence(argument.Text) + " " : "") + "<c>" + Literals.Doc(argument.WireName) + "</c>: " + RfcValueText.Describe(argument.Value) + left + ".";
    }
}
