using Microsoft.CodeAnalysis;

namespace Btp.Connectivity.Generator.Diagnostics;

/// <summary>The rules as Roslyn knows them. This generator reports only what it cannot turn into code.</summary>
internal static class Descriptors
{
    /// <summary>Placeholders: what the place is (a construct or the document), the reason.</summary>
    public static readonly DiagnosticDescriptor UnreadableMetadata = Error(
        RuleIds.UnreadableMetadata,
        "A metadata document cannot be read",
        "The metadata document '{0}' cannot be read: {1}",
        "Nothing can be generated from a document that is not well-formed, is no OData metadata, or has no entity container.");

    /// <summary>Placeholder: the whole sentence, since a missing and an ambiguous name read differently.</summary>
    public static readonly DiagnosticDescriptor NoSuchMetadata = Error(
        RuleIds.NoSuchMetadata,
        "No such metadata document",
        "{0}",
        "The name in [ODataService] is the file name of an ODataMetadata item without its extension, or the item's Name; upper and lower case do not matter.");

    /// <summary>Placeholder: the whole sentence.</summary>
    public static readonly DiagnosticDescriptor NoSuchDestination = Error(
        RuleIds.NoSuchDestination,
        "No such destination",
        "{0}",
        "The destination has to be declared by a DestinationManifest or DeploymentDescriptor, of type HTTP, with an authentication that is known at build time.");

    /// <summary>Placeholder: the whole sentence.</summary>
    public static readonly DiagnosticDescriptor NoSuchEntitySet = Error(
        RuleIds.NoSuchEntitySet,
        "No such name in the service",
        "{0}",
        "EntitySets, Operations and Exclude take names as the metadata document writes them, or patterns with '*'; Names and [ODataName] take such names alone.");

    /// <summary>Placeholder: the document.</summary>
    public static readonly DiagnosticDescriptor UnknownServiceRoot = Error(
        RuleIds.UnknownServiceRoot,
        "The service root is unknown",
        "Where the service '{0}' lives is unknown: set Path in [ODataService], or ServicePath of the ODataMetadata item",
        "The root comes from the attribute, else from the document's self link, else from the item, else from SAP's convention for OData V2.");

    /// <summary>Placeholders: the type, what it has to be, <c>client</c> or <c>view</c>.</summary>
    public static readonly DiagnosticDescriptor NotPartial = Error(
        RuleIds.NotPartial,
        "A declared service cannot be extended",
        "'{0}' has to be {1}, so that its {2} can be generated",
        "The class with [ODataService], the type with [ODataView], and all types around them have to be partial, not generic, and visible in the whole project.");

    /// <summary>Placeholder: the whole sentence.</summary>
    public static readonly DiagnosticDescriptor NoSuchViewMember = Error(
        RuleIds.NoSuchViewMember,
        "A member of a view is no property of its type",
        "{0}",
        "A member reads the property of its own name; [ODataName] names another one, or a path of properties, as the service calls them.");

    /// <summary>Placeholder: the whole sentence.</summary>
    public static readonly DiagnosticDescriptor ViewTypeDoesNotFit = Error(
        RuleIds.ViewTypeDoesNotFit,
        "The type of a view's member does not fit",
        "{0}",
        "A member holds every value that its property can have: digits, null, many. What a view is of has to be generated in the same project.");

    /// <summary>Placeholders: the construct, the reason.</summary>
    public static readonly DiagnosticDescriptor Skipped = new(
        RuleIds.Skipped,
        "A construct of a metadata document was skipped",
        "Skipped {0}: {1}",
        "Btp.Metadata",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The rest of the document is generated as usual.",
        helpLinkUri: RuleIds.GetHelpUri(RuleIds.Skipped));

    /// <summary>Placeholders: the name on the wire, the name it got, the name that was taken.</summary>
    public static readonly DiagnosticDescriptor NameChanged = new(
        RuleIds.NameChanged,
        "A name was changed to avoid a clash",
        "'{0}' is called '{1}' in C#, because '{2}' is taken",
        "Btp.Metadata",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Names are decided by one algorithm that does not depend on the order of the document.",
        helpLinkUri: RuleIds.GetHelpUri(RuleIds.NameChanged));

    /// <summary>BTP5011.</summary>
    public static readonly DiagnosticDescriptor MissingReference = new(
        RuleIds.MissingReference,
        "A document that is referred to is not in the project",
        "{0}: declared in '{1}', which is no ODataMetadata item of the project; save that document and add it as one",
        "Btp.Metadata",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What needs the types of that document is skipped (BTP5009). An item matches by its path, by its name, or by the namespaces that it declares.",
        helpLinkUri: RuleIds.GetHelpUri(RuleIds.MissingReference));

    /// <summary>Placeholder: the type.</summary>
    public static readonly DiagnosticDescriptor HiddenNamespace = Error(
        RuleIds.HiddenNamespace,
        "A type hides a namespace that generated code calls",
        "The type '{0}' outside of every namespace hides the namespace '{0}', which generated code calls; put the type into a namespace",
        "C# has no way to name a namespace that a type of the same name hides, so no code can be generated.");

    /// <summary>Placeholders: the file, the reason.</summary>
    public static readonly DiagnosticDescriptor UnreadableRfcManifest = Error(
        RuleIds.UnreadableRfcManifest,
        "A manifest of function modules cannot be read",
        "The RFC manifest '{0}' cannot be read: {1}",
        "An RfcMetadata item is JSON: what cds import --from rfc saves, or the answer of RFC_GET_FUNCTION_INTERFACE with its structures.");

    /// <summary>Placeholder: the whole sentence.</summary>
    public static readonly DiagnosticDescriptor NoSuchFunction = Error(
        RuleIds.NoSuchFunction,
        "No such function module",
        "{0}",
        "The names in [RfcService] are those of function modules that the RfcMetadata items of the project describe; upper and lower case do not matter.");

    /// <summary>Placeholders: the function module, the parameter with the reason.</summary>
    public static readonly DiagnosticDescriptor Inexpressible = Error(
        RuleIds.Inexpressible,
        "A type of a function module cannot be expressed",
        "The function module '{0}' cannot be called: {1}",
        "Elementary ABAP types, structures and internal tables can be passed; references to objects and data cannot.");

    /// <summary>The rule of an id.</summary>
    /// <param name="id">The id.</param>
    public static DiagnosticDescriptor Of(string id) => id switch
    {
        RuleIds.UnreadableMetadata => UnreadableMetadata,
        RuleIds.NoSuchMetadata => NoSuchMetadata,
        RuleIds.NoSuchDestination => NoSuchDestination,
        RuleIds.NoSuchEntitySet => NoSuchEntitySet,
        RuleIds.UnknownServiceRoot => UnknownServiceRoot,
        RuleIds.NotPartial => NotPartial,
        RuleIds.NoSuchViewMember => NoSuchViewMember,
        RuleIds.ViewTypeDoesNotFit => ViewTypeDoesNotFit,
        RuleIds.Skipped => Skipped,
        RuleIds.HiddenNamespace => HiddenNamespace,
        RuleIds.UnreadableRfcManifest => UnreadableRfcManifest,
        RuleIds.NoSuchFunction => NoSuchFunction,
        RuleIds.Inexpressible => Inexpressible,
        _ => NameChanged,
    };

    private static DiagnosticDescriptor Error(string id, string title, string message, string description) =>
        new(id, title, message, "Btp.Metadata", DiagnosticSeverity.Error, isEnabledByDefault: true, description: description, helpLinkUri: RuleIds.GetHelpUri(id));
}
