using System.Net.Mime;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Btp.Connectivity.LocalLandscape.BackEnd.Server;
using Btp.Connectivity.Metadata.Rfc;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Rfc;

/// <summary>
/// <c>/sap/bc/soap/rfc</c>: function modules by SOAP 1.1. Interfaces come from manifests; a request that does not fit one is refused. As in
/// SAP systems an answer holds only the tables that the request names.
/// </summary>
internal sealed class SoapRfcEndpoint
{
    private const string Path = "/sap/bc/soap/rfc";

    private static readonly XNamespace _envelope = "http://schemas.xmlsoap.org/soap/envelope/";
    private static readonly XNamespace _functions = "urn:sap-com:document:sap:rfc:functions";
    private static readonly XNamespace _errors = "urn:sap-com:document:sap:soap:functions";
    private static readonly XmlReaderSettings _reading = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
    private static readonly XmlWriterSettings _writing = new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize };

    private readonly Dictionary<string, RfcFunctionModel> _interfaces = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, BackEndFunction> _functionModules;

    /// <summary>Reads the manifests.</summary>
    /// <exception cref="InvalidDataException">One cannot be read.</exception>
    public SoapRfcEndpoint(BackEndDefinition definition, IReadOnlyList<ServiceHost> services)
    {
        _functionModules = new(new FunctionModules(services).All, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, function) in definition.FunctionModules)
            _functionModules[name] = function;
        foreach (var file in definition.Functions)
        {
            var manifest = RfcManifestReader.Read(file.Name, file.ReadAllText());
            if (manifest.Problems.Count > 0)
                throw new InvalidDataException($"{file}({manifest.Problems[0].Line},{manifest.Problems[0].Column}): {manifest.Problems[0].Reason}");
            foreach (var function in manifest.Functions)
                _interfaces[function.Name] = function.Obstacle is null ? function : throw new InvalidDataException($"{file}: {function.Name}: {function.Obstacle}");
        }
    }

    /// <summary>Whether a request goes here: the system has function modules, and the path is the service's.</summary>
    public bool Owns(string path) => _interfaces.Count > 0 && path.TrimEnd('/').Equals(Path, StringComparison.OrdinalIgnoreCase);

    /// <summary>Answers a request; <paramref name="called"/> learns which function it was for.</summary>
    public Answer Serve(string method, byte[] body, BackEndUser user, Action<string> called)
    {
        if (method != "POST")
            return Answer.Text(MediaTypeNames.Text.Plain, "SOAP RFC is called with POST", 405).With(("Allow", "POST"));
        try
        {
            var request = Request(body);
            called(request.Name.LocalName);
            var name = _interfaces.Keys.FirstOrDefault(known => AbapXml.Name(known).Equals(request.Name.LocalName, StringComparison.OrdinalIgnoreCase))
                ?? throw new RfcFault("FU_NOT_FOUND", $"Function module {request.Name.LocalName} does not exist");
            var function = _interfaces[name];
            return _functionModules.TryGetValue(name, out var behavior)
                ? Call(function, behavior, request, user)
                : throw new RfcFault("CALL_FUNCTION_NOT_REMOTE", $"Function module {name} does nothing in this landscape");
        }
        catch (RfcFault fault)
        {
            return Fault(fault.Message, xml =>
            {
                xml.WriteStartElement("rfc", "Error", _errors.NamespaceName);
                xml.WriteElementString("type", fault.Type);
                xml.WriteElementString("message", fault.Message);
                xml.WriteEndElement();
            });
        }
    }

    private static XElement Request(byte[] body)
    {
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(body), _reading);
            var root = XDocument.Load(xml, LoadOptions.PreserveWhitespace).Root!;
            return root.Name == _envelope + "Envelope" && root.Element(_envelope + "Body")?.Elements().FirstOrDefault() is { } request && request.Name.Namespace == _functions
                ? request
                : throw new RfcFault("SOAP_BODY", "The body of the envelope holds no function module");
        }
        catch (XmlException malformed)
        {
            throw new RfcFault("CX_ST_PARSE_ERROR", malformed.Message);
        }
    }

    private static Answer Call(RfcFunctionModel function, BackEndFunction behavior, XElement request, BackEndUser user)
    {
        var data = new AbapXml(function);
        var input = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var element in request.Elements())
        {
            var parameter = function.Parameters.FirstOrDefault(parameter => AbapXml.Name(parameter.Name) == element.Name.LocalName && parameter.Direction != RfcDirection.Exporting)
                ?? throw new RfcFault("RFC_INVALID_PARAMETER", $"The function module {function.Name} takes no {element.Name.LocalName}");
            input[parameter.Name] = data.Read(element, parameter.Type, parameter.Name);
        }

        foreach (var parameter in function.Parameters)
        {
            if (parameter is { IsOptional: false, Direction: RfcDirection.Importing or RfcDirection.Changing } && !input.ContainsKey(parameter.Name))
                throw new RfcFault("CALL_FUNCTION_PARM_MISSING", $"The function module {function.Name} needs {parameter.Name}");
        }

        var call = new BackEndFunctionCall(function.Name, user, input);
        try
        {
            behavior(call);
        }
        catch (BackEndFunctionException raised)
        {
            return Fault("Exception " + raised.Key, xml =>
            {
                xml.WriteStartElement("rfc", AbapXml.Name(function.Name) + ".Exception", _functions.NamespaceName);
                xml.WriteElementString("Name", raised.Key);
                xml.WriteElementString("Text", raised.Text);
                xml.WriteEndElement();
            });
        }

        return Envelope(200, xml =>
        {
            xml.WriteStartElement("urn", AbapXml.Name(function.Name) + ".Response", _functions.NamespaceName);
            foreach (var parameter in function.Parameters)
            {
                if (parameter.Direction == RfcDirection.Importing || (parameter.Direction == RfcDirection.Tables && !input.ContainsKey(parameter.Name)))
                    continue;
                xml.WriteStartElement(AbapXml.Name(parameter.Name));
                data.Write(xml, parameter.Type, call.Output.GetValueOrDefault(parameter.Name) ?? input.GetValueOrDefault(parameter.Name), parameter.Name);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        });
    }

    private static Answer Fault(string text, Action<XmlWriter> detail) => Envelope(500, xml =>
    {
        xml.WriteStartElement("Fault", _envelope.NamespaceName);
        xml.WriteElementString("faultcode", "SOAP-ENV:Client");
        xml.WriteElementString("faultstring", text);
        xml.WriteStartElement("detail");
        detail(xml);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static Answer Envelope(int status, Action<XmlWriter> content)
    {
        using var body = new MemoryStream();
        using (var xml = XmlWriter.Create(body, _writing))
        {
            xml.WriteStartElement("SOAP-ENV", "Envelope", _envelope.NamespaceName);
            xml.WriteStartElement("Body", _envelope.NamespaceName);
            content(xml);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return new Answer(status) { ContentType = "text/xml; charset=utf-8", Body = body.ToArray() };
    }
}
