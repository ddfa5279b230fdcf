using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Generator.Text;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Emit;

/// <summary>Writes the methods that call operations.</summary>
internal static class OperationEmitter
{
    private const string Task = "global::System.Threading.Tasks.Task";
    private const string Cancellation = "global::System.Threading.CancellationToken cancellationToken = default";

    /// <summary>Writes one method.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="client">The service.</param>
    /// <param name="method">The method.</param>
    public static void Write(IndentedWriter writer, ClientModel client, MethodModel method)
    {
        var kind = method.Kind switch { MethodKind.Function => "Function", MethodKind.Action => "Action", _ => "Function import" };
        CodeText.Doc(writer, method.Summary, method.Remarks + kind + " <c>" + Literals.Doc(method.WireName) + "</c>: " + CodeText.Place(client, method.Line));
        Parameters(writer, method);

        var signature = new List<string>();
        var arguments = new List<string>();
        foreach (var parameter in method.Parameters)
        {
            signature.Add(Parameter(client, parameter));
            arguments.Add(parameter.Name);
        }

        var parameters = string.Join(", ", signature);
        if (method.ResultStem is { } stem)
        {
            writer.Line("public " + CodeText.Type(client, stem + (method.Result!.IsCollection ? "Set" : "Reference")) + " " + method.Name + "(" + parameters + ")");
            writer.Line("    => new(" + Call(client, method) + ".ToQuery());");
            return;
        }

        // Twice: sent at once, and as a call that a batch takes or that waits for a version.
        var (type, result) = Result(client, method);
        var call = method.CallName + "(" + string.Join(", ", arguments) + ")";
        signature.Add(Cancellation);
        writer.Line("public " + Task + Of(type) + " " + method.Name + "(" + string.Join(", ", signature) + ") => " + call + ".SendAsync(cancellationToken);");
        CodeText.Row(writer, "The same call, not sent yet: for a batch, or for a version.", "public " + CodeText.OData + "ODataInvocation" + Of(type) + " " + method.CallName + "(" + parameters + ")");
        writer.Line("    => " + Call(client, method) + result + ";");
    }

    private static string Of(string type) => type.Length == 0 ? "" : "<" + type + ">";

    private static void Parameters(IndentedWriter writer, MethodModel method)
    {
        var line = "///";
        foreach (var parameter in method.Parameters)
            line += " <param name=\"" + parameter.Name.TrimStart('@') + "\">" + parameter.Summary + "</param>";
        if (method.ResultStem is null && !method.Parameters.IsEmpty)
            line += " <param name=\"cancellationToken\">Ends waiting.</param>";

        if (line.Length > "///".Length)
            writer.Line(line);
    }

    private static string Parameter(ClientModel client, ArgumentModel parameter)
    {
        var type = ValueText.Type(client, parameter.Value);
        if (parameter.Value.IsCollection)
        {
            var item = parameter.Value.IsNullable && parameter.Value.Kind is TypeKind.Primitive or TypeKind.Enum ? type + "?" : type;
            return "global::System.Collections.Generic.IReadOnlyList<" + item + ">" + (parameter.IsOptional ? "? " + parameter.Name + " = null" : " " + parameter.Name);
        }

        return type + (parameter.Value.IsNullable || parameter.IsOptional ? "? " : " ") + parameter.Name + (parameter.IsOptional ? " = null" : "");
    }

    private static string Call(ClientModel client, MethodModel method)
    {
        var target = (method.IsBound ? "State" : "this") + ", " + Literals.Quote(method.WireName);
        var call = CodeText.OData + "ODataOperation." + method.Kind + "(" + target + (method.Kind == MethodKind.FunctionImport ? ", " + Literals.Quote(method.HttpMethod) : "") + ")";
        foreach (var parameter in method.Parameters)
            call += (parameter.IsOptional ? ".WithOptional(" : ".With(") + Literals.Quote(parameter.WireName) + ", " + Argument(client, method, parameter) + ")";

        return call;
    }

    private static string Argument(ClientModel client, MethodModel method, ArgumentModel parameter)
    {
        if (method.Kind != MethodKind.Action && ValueText.HasLiteral(parameter.Value))
            return Literal(client, parameter);

        // A lambda's parameter may hide none of the method's: they are spelled without underscores.
        var write = "__writer => " + ValueText.Write(client, parameter.Value, "__writer", parameter.Name);
        return parameter.IsOptional ? parameter.Name + " is null ? null : " + write : write;
    }

    private static string Literal(ClientModel client, ArgumentModel parameter) => ValueText.IsStruct(parameter.Value) && (parameter.Value.IsNullable || parameter.IsOptional)
        ? parameter.Name + ".HasValue ? " + ValueText.Literal(client, parameter.Value, parameter.Name + ".Value") + " : default"
        : ValueText.Literal(client, parameter.Value, parameter.Name);

    private static (string Type, string Invocation) Result(ClientModel client, MethodModel method)
    {
        if (method.Result is not { } result)
            return ("", ".ToInvocation()");

        var type = ValueText.Type(client, result);
        if (result.Kind is TypeKind.Complex or TypeKind.Entity)
        {
            return result.IsCollection
                ? ("global::System.Collections.Generic.List<" + type + ">", ".ToList<" + type + ">()")
                : (type + "?", ".ToObject<" + type + ">()");
        }

        if (result is { Kind: TypeKind.Primitive, Primitive: PrimitiveKind.Stream })
            return (CodeText.OData + "ODataMediaStream?", ".ToStream()");

        type += result.IsNullable ? "?" : "";
        if (result.IsCollection)
            type = "global::System.Collections.Generic.List<" + type + ">";
        return (type, ".ToValue<" + type + ">(static (ref " + CodeText.OData + "ODataReader reader) => " + ValueText.Read(client, result) + ")");
    }
}
