namespace Btp.Connectivity.Generator.Diagnostics;

/// <summary>The ids of all that this generator reports. Ids are never used again for something else.</summary>
internal static class RuleIds
{
    /// <summary>A metadata document cannot be read.</summary>
    public const string UnreadableMetadata = "BTP5001";

    /// <summary>There is no such metadata document, or there are several.</summary>
    public const string NoSuchMetadata = "BTP5002";

    /// <summary>There is no such destination, or none that an OData service can be behind.</summary>
    public const string NoSuchDestination = "BTP5003";

    /// <summary>The document has no such entity set, operation, type or member, or C# does not take the name that one should get.</summary>
    public const string NoSuchEntitySet = "BTP5004";

    /// <summary>Nobody says where the service lives.</summary>
    public const string UnknownServiceRoot = "BTP5005";

    /// <summary>The declared class cannot be extended.</summary>
    public const string NotPartial = "BTP5006";

    /// <summary>A member of a view is no property of the type that it is a view of.</summary>
    public const string NoSuchViewMember = "BTP5007";

    /// <summary>The type of a view's member is not the property's, or what a view is of is nothing that it can be of.</summary>
    public const string ViewTypeDoesNotFit = "BTP5008";

    /// <summary>One construct of a document was skipped.</summary>
    public const string Skipped = "BTP5009";

    /// <summary>A name was changed because something else has it.</summary>
    public const string NameChanged = "BTP5010";

    /// <summary>A document that another one refers to is not in the project.</summary>
    public const string MissingReference = "BTP5011";

    /// <summary>A type of the project hides a namespace that generated code calls.</summary>
    public const string HiddenNamespace = "BTP5012";

    /// <summary>A manifest of function modules cannot be read.</summary>
    public const string UnreadableRfcManifest = "BTP5013";

    /// <summary>No manifest describes the function module, or several do.</summary>
    public const string NoSuchFunction = "BTP5014";

    /// <summary>A function module has a parameter of a type that C# code cannot pass.</summary>
    public const string Inexpressible = "BTP5015";

    /// <summary>The page that explains a rule.</summary>
    /// <param name="id">The rule.</param>
    public static string GetHelpUri(string id) => "https://github.com/btp-connectivity/toolkit/blob/main/docs/rules/" + id + ".md";
}
