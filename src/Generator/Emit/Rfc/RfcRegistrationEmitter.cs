using Btp.Connectivity.Generator.Binding.Naming;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Generator.Text;

namespace Btp.Connectivity.Generator.Emit.Rfc;

/// <summary>Writes <c>AddXyz()</c>: SOAP over an HTTP destination with the handlers that it needs, or whatever transport the application has for an RFC destination.</summary>
internal static class RfcRegistrationEmitter
{
    private const string Services = "global::Microsoft.Extensions.DependencyInjection.";

    /// <summary>How the client gets to its system, ready for XML.</summary>
    public static string Way(RfcClientModel client) => client switch
    {
        { SoapDestination: { } soap, RfcDestination: { } rfc } => "Destination <c>" + Literals.Doc(rfc.Name) + "</c>, called by SOAP over destination <c>" + Literals.Doc(soap.Name) + "</c>.",
        { SoapDestination: { } soap } => "SOAP over destination <c>" + Literals.Doc(soap.Name) + "</c>.",
        { RfcDestination: { } rfc } => "Destination <c>" + Literals.Doc(rfc.Name) + "</c>, called by SAP's RFC library, or the transport that the application registers.",
        _ => "No destination.",
    };

    /// <summary>Writes the registration.</summary>
    public static GeneratedFile Emit(RfcClientModel client, string folder)
    {
        var destination = client.SoapDestination ?? client.RfcDestination!;
        var writer = CodeText.File("Microsoft.Extensions.DependencyInjection");
        CodeText.Doc(writer, "Registers <c>" + Literals.Doc(client.FullName) + "</c>.");
        writer.Line(CodeText.GeneratedCode);
        writer.Line(client.Accessibility + " static class " + RegistrationEmitter.ClassName(client.FullName));
        writer.Open();
        var reason = client.SoapDestination is null ? "" : Literals.Doc(HandlerChain.Reason(destination)) + " ";
        CodeText.Doc(writer, "Adds <c>" + Literals.Doc(client.Name) + "</c>. " + Way(client), reason + Literals.Doc(client.ManifestName) + ", line " + IndentedWriter.Number(destination.Line) + ".");
        writer.Line("/// <param name=\"services\">The services of the application.</param>");
        var contract = DestinationsEmitter.Member(client.DestinationsNamespace, destination);
        var create = "static transport => new global::" + Keywords.EscapeDotted(client.FullName) + "(transport));";
        if (client.SoapDestination is null)
        {
            writer.Line("public static " + Services + "IServiceCollection Add" + client.Name + "(this " + Services + "IServiceCollection services)");
            writer.Line("    => " + RfcValueText.Rfc + "RfcClientRegistration.AddRfcClient(services, " + contract + ", " + create);
        }
        else
        {
            writer.Line("public static " + Services + "IHttpClientBuilder Add" + client.Name + "(this " + Services + "IServiceCollection services)");
            writer.Line("    => " + RfcValueText.Rfc + "RfcClientRegistration.AddSoapRfcClient(");
            writer.Indent();
            writer.Indent();
            writer.Line("services,");
            writer.Line(contract + ",");
            writer.Line("static chain => chain");
            writer.Indent();
            var calls = HandlerChain.Calls(destination);
            for (var i = 0; i < calls.Count; i++)
                writer.Line("." + calls[i] + "()" + (i + 1 < calls.Count ? "" : ","));
            writer.Unindent();
            writer.Line(create);
            writer.Unindent();
            writer.Unindent();
        }

        writer.Close();
        return new(folder + "/" + client.Name + ".Registration.g.cs", writer.ToString());
    }
}
