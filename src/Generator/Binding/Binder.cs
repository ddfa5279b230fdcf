using Btp.Connectivity.Generator.Binding.Naming;
using Btp.Connectivity.Generator.Binding.Shapes;
using Btp.Connectivity.Generator.Declarations;
using Btp.Connectivity.Generator.Diagnostics;
using Btp.Connectivity.Generator.Inputs;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Landscape.Text;
using Btp.Connectivity.Metadata;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Binding;

/// <summary>Declaration x document x destination: the C# to be.</summary>
internal static class Binder
{
    /// <summary>Binds a declaration. Whatever goes wrong becomes a finding.</summary>
    /// <param name="input">All that decides.</param>
    /// <param name="taken">Names of types that other services of the namespace have.</param>
    public static BoundService Bind(BindingInput input, EquatableArray<string> taken)
    {
        var declaration = input.Document.Declaration;
        var findings = new List<Finding>();
        try
        {
            var unknown = new List<Finding>();
            var client = BindClient(input, taken, findings, unknown);
            return new(declaration.FullName, client, findings.ToEquatableArray()) { Unknown = unknown.ToEquatableArray() };
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            findings.Add(Finding.At(RuleIds.UnreadableMetadata, DeclarationPart.MetadataName, 0, declaration.MetadataName, "the generator failed: " + failure.GetType().Name + ": " + failure.Message));
            return new(declaration.FullName, null, findings.ToEquatableArray());
        }
    }

    private static ClientModel? BindClient(BindingInput input, EquatableArray<string> taken, List<Finding> findings, List<Finding> unknownNames)
    {
        var declaration = input.Document.Declaration;
        if (declaration.OwnTypes.Hidden is { } hidden)
            findings.Add(Finding.At(RuleIds.HiddenNamespace, DeclarationPart.Class, 0, hidden));
        if (declaration.Flaw is { } flaw)
            findings.Add(Finding.At(RuleIds.NotPartial, DeclarationPart.Class, 0, flaw.Type, flaw.Demand, "client"));
        else if (!input.Compiler.IsRecent)
            findings.Add(Finding.At(RuleIds.NotPartial, DeclarationPart.Class, 0, declaration.Name, "compiled as C# 12 or later", "client"));
        if (input.Document.Problem is { } missing)
            findings.Add(missing);
        if (input.DestinationProblem is { } unknown)
            findings.Add(unknown);

        // A document that cannot be read has been reported where it stands.
        if (input.Document.Document is not { Model: { } model } document)
            return null;

        var root = ServiceRoot.Find(declaration, document, model);
        if (root is null)
            findings.Add(Finding.At(RuleIds.UnknownServiceRoot, declaration.Path is null ? DeclarationPart.MetadataName : DeclarationPart.Path, 0, document.Name));

        var selection = Selection.Of(declaration, model, findings);
        var index = new ModelIndex(model);
        var overrides = new NameOverrides(declaration, index, findings, unknownNames);
        if (findings.Count > 0 || root is null)
            return null;

        return Bind(input, document, index, root, selection, overrides, taken, findings);
    }

    private static ClientModel Bind(BindingInput input, MetadataDocument document, ModelIndex index, string root, Selection selection, NameOverrides overrides, EquatableArray<string> taken, List<Finding> findings)
    {
        var declaration = input.Document.Declaration;
        var model = index.Model;
        var reachable = new Reachability(index, selection);
        Unreachable(declaration.Operations, model, reachable, findings);
        var destinationsNamespace = input.Project.RootNamespace;
        List<string> reserved = [declaration.Name, .. ReservedNames.OfNamespace(declaration.Namespace), .. declaration.Namespace == destinationsNamespace ? ["Destinations"] : Array.Empty<string>()];
        reserved.AddRange(declaration.OwnTypes.Names);
        var types = new TypeNames(index, overrides, new(NamingContext.StemOf(declaration.Name), reserved, taken.Items, declaration.OwnTypes.Extensible.Items), document.Path, findings);
        var members = new MemberNames(index, types, overrides, document.Path, findings);
        var families = new ShapeFamilies(index, types);
        var classBinder = new ClassBinder(index, reachable, types, members, overrides);
        var operations = new OperationBinder(index, reachable, members, overrides, classBinder, document.Path, findings);
        var shapeBinder = new ShapeBinder(index, reachable, types, members, families, classBinder, operations);

        var classes = new List<ClassModel>();
        foreach (var type in index.Types)
        {
            if (reachable.Includes(type.FullName))
                classes.Add(classBinder.Bind(type));
        }

        var enums = new List<EnumModel>();
        foreach (var type in model.EnumTypes)
        {
            if (reachable.Includes(type.FullName))
                enums.Add(classBinder.Bind(type, document.Path, findings));
        }

        var serviceScope = new NameScope(StringComparer.Ordinal);
        serviceScope.Reserve(ReservedNames.OfServices);
        serviceScope.Reserve([declaration.Name]);
        var (sets, wanted) = SetBinder.Bind(index, selection, families, overrides, serviceScope, document.Path, findings);
        var methods = operations.OfService(serviceScope, shapeBinder.Result);
        return new()
        {
            Namespace = declaration.Namespace,
            Name = declaration.Name,
            FullName = declaration.FullName,
            Accessibility = declaration.Accessibility,
            Containers = declaration.Containers,
            Document = input.Project.Display(document.Path),
            Protocol = model.Version is ODataVersion.V2 or ODataVersion.V3 ? ClientProtocol.V2 : ClientProtocol.V4,
            ProtocolName = model.Version switch { ODataVersion.V2 => "OData V2", ODataVersion.V3 => "OData V3", ODataVersion.V401 => "OData V4.01", _ => "OData V4" },
            Path = root,
            Destination = input.Destination,
            HasRegistration = input.Destination is not null && input.Compiler.HasDependencyInjection,
            ManifestName = input.Destination is { } destination ? input.Project.Display(destination.ManifestPath) : "",
            DestinationsNamespace = destinationsNamespace,
            Classes = classes.ToEquatableArray(),
            Enums = enums.ToEquatableArray(),
            Shapes = shapeBinder.Bind(wanted).ToEquatableArray(),
            Sets = sets.ToEquatableArray(),
            Methods = methods.ToEquatableArray(),
        };
    }

    // Somebody who names an operation wants to call it; without an entity that it is bound to there is no way to.
    private static void Unreachable(EquatableArray<string> names, ServiceModel model, Reachability reachable, List<Finding> findings)
    {
        var callable = new HashSet<OperationModel>(reachable.Operations);
        for (var i = 0; i < names.Count; i++)
        {
            OperationModel? missing = null;
            var isCallable = false;
            foreach (var operation in model.Operations)
            {
                if (operation.Name != names[i] && operation.FullName != names[i])
                    continue;

                isCallable |= callable.Contains(operation);
                missing ??= operation.BindingType is null ? null : operation;
            }

            if (!isCallable && missing is not null)
                findings.Add(Finding.At(RuleIds.NoSuchEntitySet, DeclarationPart.Operations, i, "The operation '" + names[i] + "' is bound to '" + missing.BindingType!.Name + "', to which no chosen entity set leads"));
        }
    }
}
