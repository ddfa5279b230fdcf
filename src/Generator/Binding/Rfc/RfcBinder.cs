using Btp.Connectivity.Generator.Binding.Naming;
using Btp.Connectivity.Generator.Declarations;
using Btp.Connectivity.Generator.Diagnostics;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Metadata;
using Btp.Connectivity.Metadata.Rfc;

namespace Btp.Connectivity.Generator.Binding.Rfc;

/// <summary>Declaration x function modules x destination: the C# to be.</summary>
internal static class RfcBinder
{
    private static readonly string[] _object = ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    /// <summary>Binds a declaration. Whatever goes wrong becomes a finding.</summary>
    /// <param name="input">All that decides.</param>
    public static BoundRfc Bind(RfcBindingInput input)
    {
        var declaration = input.Declared.Declaration;
        var findings = new List<Finding>();
        if (declaration.Hidden is { } hidden)
            findings.Add(Finding.At(RuleIds.HiddenNamespace, DeclarationPart.Class, 0, hidden));
        if (declaration.Flaw is { } flaw)
            findings.Add(Finding.At(RuleIds.NotPartial, DeclarationPart.Class, 0, flaw.Type, flaw.Demand, "client"));
        else if (!input.Compiler.IsRecent)
            findings.Add(Finding.At(RuleIds.NotPartial, DeclarationPart.Class, 0, declaration.Name, "compiled as C# 12 or later", "client"));
        findings.AddRange(input.Declared.Problems);
        findings.AddRange(input.Problems);
        foreach (var found in input.Declared.Functions)
        {
            if (found.Function.Obstacle is { } obstacle)
                findings.Add(Finding.At(RuleIds.Inexpressible, DeclarationPart.Functions, IndexOf(declaration.Functions, found.Function.Name), found.Function.Name, obstacle));
        }

        try
        {
            return new(declaration.FullName, findings.Count > 0 ? null : new Names(input, findings).Client(), findings.ToEquatableArray());
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            findings.Add(Finding.At(RuleIds.NoSuchFunction, DeclarationPart.Class, 0, "The generator failed: " + failure.GetType().Name + ": " + failure.Message));
            return new(declaration.FullName, null, findings.ToEquatableArray());
        }
    }

    private static int IndexOf(EquatableArray<string> functions, string name)
    {
        for (var i = 0; i < functions.Count; i++)
        {
            if (string.Equals(functions[i], name, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return 0;
    }

    /// <summary>Decides the names of one client; each is asked for in an order that does not depend on the manifests'.</summary>
    private sealed class Names
    {
        private readonly RfcBindingInput _input;
        private readonly List<Finding> _findings;
        private readonly NameScope _members = new(StringComparer.Ordinal);
        private readonly List<(string Name, RfcStructureModel Structure)> _structures = [];

        public Names(RfcBindingInput input, List<Finding> findings)
        {
            (_input, _findings) = (input, findings);
            var declaration = input.Declared.Declaration;
            _members.Reserve(_object);
            _members.Reserve(["CallAsync", declaration.Name]);
            _members.Reserve(declaration.Members);
        }

        public RfcClientModel Client()
        {
            var declaration = _input.Declared.Declaration;
            var methodNames = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var found in _input.Declared.Functions)
                methodNames[found.Function.Name] = Claim(_members, found.Function.Name, [WireNames.Whole(found.Function.Name), WireNames.Verbatim(found.Function.Name)], found, found.Function.Line, "Async", "Result", "Exception", "Error");
            NameStructures();

            var methods = new List<RfcMethodModel>();
            foreach (var found in _input.Declared.Functions)
                methods.Add(Method(methodNames[found.Function.Name], found));
            var classes = new List<RfcClassModel>();
            foreach (var (name, structure) in _structures)
                classes.Add(Class(name, structure));

            var destination = _input.Soap ?? _input.Rfc;
            return new()
            {
                Namespace = declaration.Namespace,
                Name = declaration.Name,
                FullName = declaration.FullName,
                Accessibility = declaration.Accessibility,
                Containers = declaration.Containers,
                Methods = methods.ToEquatableArray(),
                Structures = classes.ToEquatableArray(),
                SoapDestination = _input.Soap,
                RfcDestination = _input.Rfc,
                ManifestName = destination is null ? "" : _input.Project.Display(destination.ManifestPath),
                DestinationsNamespace = _input.Project.RootNamespace,
                HasRegistration = destination is not null && _input.Compiler.HasDependencyInjection,
            };
        }

        // Functions share a structure of one name and one shape; another shape of that name is another class.
        private void NameStructures()
        {
            var all = new List<(FoundFunction Found, RfcStructureModel Structure)>();
            foreach (var found in _input.Declared.Functions)
            {
                foreach (var structure in found.Function.Structures)
                {
                    if (!all.Exists(known => known.Structure == structure))
                        all.Add((found, structure));
                }
            }

            all.Sort(static (left, right) => string.CompareOrdinal(left.Structure.Name, right.Structure.Name) is not 0 and var order ? order : string.CompareOrdinal(left.Found.Function.Name, right.Found.Function.Name));
            foreach (var (found, structure) in all)
                _structures.Add((Claim(_members, structure.Name, [WireNames.Whole(structure.Name), WireNames.Verbatim(structure.Name)], found, found.Function.Line), structure));
        }

        private RfcMethodModel Method(string name, FoundFunction found)
        {
            var function = found.Function;
            var sorted = new List<RfcParameterModel>(function.Parameters);
            sorted.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
            var (parameters, properties) = (new NameScope(StringComparer.Ordinal), new NameScope(StringComparer.Ordinal));
            parameters.Reserve(["cancellationToken", "writer"]);
            properties.Reserve(_object);
            properties.Reserve([name + "Result"]);
            var parameterNames = new Dictionary<string, string>(StringComparer.Ordinal);
            var propertyNames = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var parameter in sorted)
            {
                if (parameter.Direction != RfcDirection.Exporting)
                    parameterNames[parameter.Name] = Claim(parameters, parameter.Name, [WireNames.Parameter(parameter.Name), WireNames.Verbatim(parameter.Name)], found, parameter.Line);
                if (parameter.Direction != RfcDirection.Importing)
                    propertyNames[parameter.Name] = Claim(properties, parameter.Name, Candidates(parameter.Name), found, parameter.Line);
            }

            var arguments = new List<RfcArgumentModel>();
            foreach (var parameter in function.Parameters)
            {
                arguments.Add(new()
                {
                    Parameter = parameterNames.TryGetValue(parameter.Name, out var input) ? input : "",
                    Property = propertyNames.TryGetValue(parameter.Name, out var output) ? output : "",
                    WireName = parameter.Name,
                    Direction = parameter.Direction,
                    Value = Value(parameter.Type, function.Structures),
                    IsOptional = parameter.IsOptional,
                    Default = parameter.Default,
                    Text = parameter.Text,
                });
            }

            return new() { Name = name, WireName = function.Name, Text = function.Text, Place = _input.Project.Display(found.Path) + ", line " + Text.IndentedWriter.Number(function.Line), Arguments = arguments.ToEquatableArray(), Errors = Errors(found) };
        }

        private EquatableArray<RfcErrorModel> Errors(FoundFunction found)
        {
            var scope = new NameScope(StringComparer.Ordinal);
            scope.Reserve(["Other"]);
            var sorted = new List<RfcExceptionModel>(found.Function.Exceptions);
            sorted.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
            var errors = new List<RfcErrorModel>();
            foreach (var exception in sorted)
            {
                if (!errors.Exists(known => known.WireName == exception.Name))
                    errors.Add(new(Claim(scope, exception.Name, Candidates(exception.Name), found, found.Function.Line), exception.Name, exception.Text));
            }

            return errors.ToEquatableArray();
        }

        private RfcClassModel Class(string name, RfcStructureModel structure)
        {
            var owner = _input.Declared.Functions[0];
            foreach (var found in _input.Declared.Functions)
            {
                foreach (var candidate in found.Function.Structures)
                    owner = candidate == structure ? found : owner;
            }

            var scope = new NameScope(StringComparer.Ordinal);
            scope.Reserve(_object);
            scope.Reserve([name, "RfcType"]);
            var sorted = new List<RfcFieldModel>(structure.Fields);
            sorted.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
            var names = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var field in sorted)
                names[field.Name] = Claim(scope, field.Name, [.. Candidates(field.Name), WireNames.Verbatim(field.Name) + "Value"], owner, owner.Function.Line);

            var fields = new List<RfcPropertyModel>();
            foreach (var field in structure.Fields)
                fields.Add(new(names[field.Name], field.Name, Value(field.Type, owner.Function.Structures), field.Text));
            return new(name, structure.Name, fields.ToEquatableArray());
        }

        // The name of a structure means the one of the function that it is found in.
        private RfcValueModel Value(RfcTypeModel type, EquatableArray<RfcStructureModel> structures)
        {
            if (type.Row is { } row)
                return new(type, "", Value(row, structures));
            if (type.Structure is not { } wireName)
                return new(type, "", null);

            foreach (var structure in structures)
            {
                if (structure.Name == wireName)
                    return new(type, _structures.Find(known => known.Structure == structure).Name, null);
            }

            throw new InvalidOperationException("The structure '" + wireName + "' is missing.");
        }

        private static string[] Candidates(string wireName) => [WireNames.Member(wireName), WireNames.Verbatim(wireName)];

        private string Claim(NameScope scope, string wireName, string[] candidates, FoundFunction found, int line, params string[] suffixes)
        {
            var name = scope.Claim(candidates, suffixes);
            if (name != candidates[0])
                _findings.Add(Finding.In(RuleIds.NameChanged, found.Path, line, wireName, name, candidates[0]));
            return name;
        }
    }
}
