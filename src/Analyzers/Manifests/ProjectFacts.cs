using Btp.Connectivity.Analyzers.Code.Common;
using Btp.Connectivity.Analyzers.Code.Services;
using Btp.Connectivity.Landscape;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Analyzers.Manifests;

/// <summary>What the policy has to know of the project: where it is, what its properties say, and which services its code declares.</summary>
internal static class ProjectFacts
{
    private const string ServiceAttribute = "Btp.Connectivity.ODataServiceAttribute";

    public static ProjectContext Of(Compilation compilation, AnalyzerConfigOptions properties, ServiceDocuments documents, CancellationToken cancellation) => new()
    {
        Directory = Value(properties, "MSBuildProjectDirectory") ?? Value(properties, "ProjectDir"),
        AssemblyName = Value(properties, "AssemblyName") ?? compilation.AssemblyName,
        Module = Value(properties, "BtpModule"),
        Stage = Value(properties, "BtpStage"),
        AllowedTechnicalUsers = CodeOptions.List(properties, "BtpAllowedTechnicalUsers").ToList().ToEquatableArray(),
        Services = DeclaredServices(compilation, documents, cancellation).ToEquatableArray(),
    };

    private static List<DeclaredService> DeclaredServices(Compilation compilation, ServiceDocuments documents, CancellationToken cancellation)
    {
        var services = new List<DeclaredService>();
        var attribute = compilation.GetTypeByMetadataName(ServiceAttribute);
        if (attribute is null)
            return services;

        foreach (var type in DeclaredTypes.Find(compilation, cancellation).Select(static declared => declared.Type).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default))
            Add(type, attribute, documents, services, cancellation);

        services.Sort((left, right) => string.CompareOrdinal(left.TypeName + " " + left.Destination, right.TypeName + " " + right.Destination));
        return services;
    }

    private static void Add(INamedTypeSymbol type, INamedTypeSymbol attribute, ServiceDocuments documents, List<DeclaredService> services, CancellationToken cancellation)
    {
        foreach (var data in type.GetAttributes())
        {
            if (!SymbolEqualityComparer.Default.Equals(data.AttributeClass, attribute) || Text(data, "Destination") is not { Length: > 0 } destination)
                continue;

            var name = data.ConstructorArguments.Length > 0 ? data.ConstructorArguments[0].Value as string ?? "" : "";
            services.Add(documents.Complete(new DeclaredService(name, destination, type.Name), Text(data, "Path"), List(data, "EntitySets"), List(data, "Operations"), List(data, "Exclude"), cancellation));
        }
    }

    private static string? Text(AttributeData data, string name) => Argument(data, name) is { Kind: not TypedConstantKind.Array, Value: string text } ? text : null;

    private static IReadOnlyList<string> List(AttributeData data, string name) =>
        Argument(data, name) is { Kind: TypedConstantKind.Array, IsNull: false } list ? [.. list.Values.Select(item => item.Value as string ?? "")] : [];

    private static TypedConstant? Argument(AttributeData data, string name)
    {
        foreach (var argument in data.NamedArguments)
        {
            if (argument.Key == name)
                return argument.Value;
        }

        return null;
    }

    private static string? Value(AnalyzerConfigOptions properties, string name) =>
        properties.TryGetValue("build_property." + name, out var value) && value.Length > 0 ? value : null;
}
