using Btp.Connectivity.Analyzers.Code.Common;
using Btp.Connectivity.Analyzers.Code.Services;
using Btp.Connectivity.Landscape;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Analyzers.Manifests;

/// <summary>What the policy has to know of the project: where it is, what its properties say, and what its code calls through which destinations.</summary>
internal static class ProjectFacts
{
    public static ProjectContext Of(Compilation compilation, AnalyzerConfigOptions properties, ServiceDocuments documents, CancellationToken cancellation) => new()
    {
        Directory = Value(properties, "MSBuildProjectDirectory") ?? Value(properties, "ProjectDir"),
        AssemblyName = Value(properties, "AssemblyName") ?? compilation.AssemblyName,
        Module = Value(properties, "BtpModule"),
        Stage = Value(properties, "BtpStage"),
        AllowedTechnicalUsers = CodeOptions.List(properties, "BtpAllowedTechnicalUsers").ToList().ToEquatableArray(),
        Services = Called(compilation, documents, cancellation).ToEquatableArray(),
    };

    // What tests declare and call is made up, or it is what the program under test calls: neither says what the module that is deployed uses.
    private static List<DeclaredService> Called(Compilation compilation, ServiceDocuments documents, CancellationToken cancellation)
    {
        var called = new List<DeclaredService>();
        if (TestProjects.Is(compilation))
            return called;

        foreach (var declared in DeclaredTypes.Find(compilation, cancellation))
        {
            if (declared.Destination is { } destination)
                called.Add(declared.Kind == DestinationUseKind.Functions ? OfFunctions(declared, destination) : OfService(declared, destination, documents, cancellation));
        }

        foreach (var use in DirectUses.Find(compilation, cancellation))
        {
            var direct = new DeclaredService("", use.Destination, "") { Kind = use.Kind };
            if (!called.Contains(direct))
                called.Add(direct);
        }

        called.Sort(static (left, right) => Order(left, right));
        return called;
    }

    private static int Order(DeclaredService left, DeclaredService right)
    {
        var order = string.CompareOrdinal(left.TypeName + " " + left.Destination, right.TypeName + " " + right.Destination);
        return order != 0 ? order : left.Kind.CompareTo(right.Kind);
    }

    private static DeclaredService OfService(DeclaredType declared, string destination, ServiceDocuments documents, CancellationToken cancellation)
    {
        var data = declared.Data;
        var name = data.ConstructorArguments.Length > 0 ? data.ConstructorArguments[0].Value as string ?? "" : "";
        return documents.Complete(new DeclaredService(name, destination, declared.Type.Name), Text(data, "Path"), List(data, "EntitySets"), List(data, "Operations"), List(data, "Exclude"), cancellation);
    }

    private static DeclaredService OfFunctions(DeclaredType declared, string destination) => new("", destination, declared.Type.Name)
    {
        Kind = DestinationUseKind.Functions,
        Functions = Items(declared.Data.ConstructorArguments.FirstOrDefault()).Select(static name => name.ToUpperInvariant()).OrderBy(static name => name, StringComparer.Ordinal).ToList().ToEquatableArray(),
    };

    private static string? Text(AttributeData data, string name) => Argument(data, name) is { Kind: not TypedConstantKind.Array, Value: string text } ? text : null;

    private static IReadOnlyList<string> List(AttributeData data, string name) =>
        Argument(data, name) is { } list ? Items(list) : [];

    private static IReadOnlyList<string> Items(TypedConstant list) => list is { Kind: TypedConstantKind.Array, IsNull: false } ? [.. list.Values.Select(static item => item.Value as string ?? "")] : [];

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
