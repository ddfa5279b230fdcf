using Btp.Connectivity.Generator.Binding.Naming;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Generator.Text;

namespace Btp.Connectivity.Generator.Emit;

/// <summary>Writes <c>AddXyz()</c>: the typed client with exactly the handlers that its destination needs.</summary>
internal static class RegistrationEmitter
{
    private const string Services = "global::Microsoft.Extensions.DependencyInjection.";

    /// <summary>Writes the registration.</summary>
    /// <param name="client">The service.</param>
    /// <param name="destination">Its destination.</param>
    public static GeneratedFile Emit(ClientModel client, DestinationModel destination)
    {
        var writer = CodeText.File("Microsoft.Extensions.DependencyInjection");
        CodeText.Doc(writer, "Registers <c>" + Literals.Doc(client.FullName) + "</c>.");
        writer.Line(CodeText.GeneratedCode);
        writer.Line(client.Accessibility + " static class " + ClassName(client.FullName));
        writer.Open();
        CodeText.Doc(
            writer,
            "Adds <c>" + Literals.Doc(client.Name) + "</c>, which calls destination <c>" + Literals.Doc(destination.Name) + "</c>.",
            Literals.Doc(HandlerChain.Reason(destination) + " " + client.ManifestName + ", line " + IndentedWriter.Number(destination.Line) + "."));
        writer.Line("/// <param name=\"services\">The services of the application.</param>");
        writer.Line("public static " + Services + "IHttpClientBuilder Add" + client.Name + "(this " + Services + "IServiceCollection services)");
        writer.Line("    => global::Btp.Connectivity.Http.DestinationClientRegistration.AddDestinationClient(");
        writer.Indent();
        writer.Indent();
        writer.Line("services,");
        writer.Line(DestinationsEmitter.Member(client.DestinationsNamespace, destination) + ",");
        writer.Line("static chain => chain");
        writer.Indent();
        var calls = HandlerChain.Calls(destination);
        for (var i = 0; i < calls.Count; i++)
            writer.Line("." + calls[i] + "()" + (i + 1 < calls.Count ? "" : ","));
        writer.Unindent();
        writer.Line("static http => new global::" + Keywords.EscapeDotted(client.FullName) + "(http));");
        writer.Unindent();
        writer.Unindent();
        writer.Close();
        return CodeText.End(client, client.Name + ".Registration", writer);
    }

    // A.B_C and A_B.C are two names: the one with an underscore gets a number of its own.
    /// <summary>The name of the class that holds the registration.</summary>
    /// <param name="fullName">The declared class.</param>
    public static string ClassName(string fullName) =>
        fullName.Replace('.', '_') + "Registration" + (fullName.IndexOf('_') < 0 ? "" : "_" + StableHash.Of(fullName));
}
