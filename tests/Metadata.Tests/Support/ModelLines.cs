using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Metadata.Tests.Support;

internal static class ModelLines
{
    /// <summary>The same model as if every element stood at line 0.</summary>
    public static ServiceModel WithoutLines(this ServiceModel model) => model with
    {
        EntityTypes = model.EntityTypes.Select(t => t with { Line = 0, Properties = Properties(t.Properties), Navigations = Navigations(t.Navigations) }).ToEquatableArray(),
        ComplexTypes = model.ComplexTypes.Select(t => t with { Line = 0, Properties = Properties(t.Properties), Navigations = Navigations(t.Navigations) }).ToEquatableArray(),
        EnumTypes = model.EnumTypes.Select(t => t with { Line = 0 }).ToEquatableArray(),
        EntitySets = model.EntitySets.Select(s => s with { Line = 0 }).ToEquatableArray(),
        Singletons = model.Singletons.Select(s => s with { Line = 0 }).ToEquatableArray(),
        Operations = model.Operations.Select(o => o with { Line = 0 }).ToEquatableArray(),
    };

    private static EquatableArray<PropertyModel> Properties(EquatableArray<PropertyModel> properties) => properties.Select(p => p with { Line = 0 }).ToEquatableArray();

    private static EquatableArray<NavigationModel> Navigations(EquatableArray<NavigationModel> navigations) => navigations.Select(n => n with { Line = 0 }).ToEquatableArray();
}
