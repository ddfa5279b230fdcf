namespace Btp.Connectivity.Generator;

/// <summary>The steps of the pipeline, by the names that tests ask for.</summary>
internal static class StepNames
{
    /// <summary>Additional files of ours, not opened.</summary>
    public const string Files = "Files";

    /// <summary>Their texts.</summary>
    public const string Texts = "Texts";

    /// <summary>Service documents, looked over for what they refer to.</summary>
    public const string Outlines = "Outlines";

    /// <summary>Service documents, each with those that it needs.</summary>
    public const string Links = "Links";

    /// <summary>Service documents, read.</summary>
    public const string Documents = "Documents";

    /// <summary>The destinations of one file.</summary>
    public const string DestinationFiles = "DestinationFiles";

    /// <summary>All destinations.</summary>
    public const string Destinations = "Destinations";

    /// <summary>What MSBuild says about the project.</summary>
    public const string Project = "Project";

    /// <summary>What the generator wants to know of the compiler.</summary>
    public const string Compiler = "Compiler";

    /// <summary>Classes with <c>[ODataService]</c>, with their places.</summary>
    public const string Declared = "Declared";

    /// <summary>The same without places.</summary>
    public const string Declarations = "Declarations";

    /// <summary>Their places.</summary>
    public const string Places = "Places";

    /// <summary>A declaration with its document and its destination.</summary>
    public const string Inputs = "Inputs";

    /// <summary>A service, bound as if it were alone.</summary>
    public const string Alone = "Alone";

    /// <summary>Who gets which name.</summary>
    public const string Names = "Names";

    /// <summary>A service, bound.</summary>
    public const string Clients = "Clients";

    /// <summary>Types with <c>[ODataView]</c>, with their places.</summary>
    public const string DeclaredViews = "DeclaredViews";

    /// <summary>The same without places.</summary>
    public const string ViewDeclarations = "ViewDeclarations";

    /// <summary>Their places.</summary>
    public const string ViewPlaces = "ViewPlaces";

    /// <summary>Manifests of function modules, read.</summary>
    public const string RfcManifests = "RfcManifests";

    /// <summary>Classes with <c>[RfcService]</c>, with their places.</summary>
    public const string DeclaredRfc = "DeclaredRfc";

    /// <summary>The same without places.</summary>
    public const string RfcDeclarations = "RfcDeclarations";

    /// <summary>Their places.</summary>
    public const string RfcPlaces = "RfcPlaces";

    /// <summary>A declaration with its function modules and its destination.</summary>
    public const string RfcInputs = "RfcInputs";

    /// <summary>A client of function modules, bound.</summary>
    public const string RfcClients = "RfcClients";

    /// <summary>A view, bound.</summary>
    public const string Views = "Views";
}
