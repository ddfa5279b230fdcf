namespace Btp.Connectivity.Metadata.Csdl.Annotations;

/// <summary>The terms that the model is built from, and the short names that vocabularies usually go by.</summary>
internal static class Terms
{
    public const string Capabilities = "Org.OData.Capabilities.V1.";
    public const string Core = "Org.OData.Core.V1.";
    public const string Measures = "Org.OData.Measures.V1.";
    public const string Common = "com.sap.vocabularies.Common.v1.";

    public const string Communication = "com.sap.vocabularies.Communication.v1.";
    public const string Analytics = "com.sap.vocabularies.Analytics.v1.";
    public const string UI = "com.sap.vocabularies.UI.v1.";
    public const string Aggregation = "Org.OData.Aggregation.V1.";
    public const string Validation = "Org.OData.Validation.V1.";

    public const string SemanticKey = Common + "SemanticKey";
    public const string ComputedDefaultValue = Core + "ComputedDefaultValue";
    public const string Heading = Common + "Heading";
    public const string FieldControl = Common + "FieldControl";
    public const string IsUpperCase = Common + "IsUpperCase";
    public const string IsDigitSequence = Common + "IsDigitSequence";
    public const string IsCurrency = Common + "IsCurrency";
    public const string IsUnit = Common + "IsUnit";
    public const string IsCalendarDate = Common + "IsCalendarDate";
    public const string IsEmailAddress = Communication + "IsEmailAddress";
    public const string IsPhoneNumber = Communication + "IsPhoneNumber";
    public const string IsUrl = Core + "IsURL";
    public const string IsLanguageDependent = Core + "IsLanguageDependent";
    public const string Dimension = Analytics + "Dimension";
    public const string Measure = Analytics + "Measure";
    public const string Hidden = UI + "Hidden";
    public const string Pattern = Validation + "Pattern";
    public const string Minimum = Validation + "Minimum";
    public const string Maximum = Validation + "Maximum";
    public const string AllowedValues = Validation + "AllowedValues";
    public const string NavigationRestrictions = Capabilities + "NavigationRestrictions";
    public const string DeepInsertSupport = Capabilities + "DeepInsertSupport";
    public const string DeepUpdateSupport = Capabilities + "DeepUpdateSupport";

    public const string Label = Common + "Label";
    public const string QuickInfo = Common + "QuickInfo";
    public const string Text = Common + "Text";
    public const string ValueList = Common + "ValueList";
    public const string Description = Core + "Description";
    public const string LongDescription = Core + "LongDescription";
    public const string Computed = Core + "Computed";
    public const string Immutable = Core + "Immutable";
    public const string Permissions = Core + "Permissions";
    public const string OptimisticConcurrency = Core + "OptimisticConcurrency";
    public const string OptionalParameter = Core + "OptionalParameter";
    public const string Unit = Measures + "Unit";
    public const string Currency = Measures + "ISOCurrency";

    public const string FilterRestrictions = Capabilities + "FilterRestrictions";
    public const string SortRestrictions = Capabilities + "SortRestrictions";
    public const string InsertRestrictions = Capabilities + "InsertRestrictions";
    public const string UpdateRestrictions = Capabilities + "UpdateRestrictions";
    public const string DeleteRestrictions = Capabilities + "DeleteRestrictions";
    public const string ReadRestrictions = Capabilities + "ReadRestrictions";
    public const string ExpandRestrictions = Capabilities + "ExpandRestrictions";
    public const string SearchRestrictions = Capabilities + "SearchRestrictions";
    public const string CountRestrictions = Capabilities + "CountRestrictions";
    public const string ApplySupported = Aggregation + "ApplySupported";
    public const string TopSupported = Capabilities + "TopSupported";
    public const string SkipSupported = Capabilities + "SkipSupported";

    // Documents that lost their references on the way still use the short names that everybody uses.
    private static readonly Dictionary<string, string> UsualAliases = new(StringComparer.Ordinal)
    {
        ["Capabilities"] = Capabilities,
        ["Core"] = Core,
        ["Measures"] = Measures,
        ["Common"] = Common,
        ["Communication"] = Communication,
        ["Analytics"] = Analytics,
        ["UI"] = UI,
        ["Aggregation"] = Aggregation,
        ["SAP__aggregation"] = Aggregation,
        ["Validation"] = Validation,
        ["SAP__communication"] = Communication,
        ["SAP__analytics"] = Analytics,
        ["SAP__UI"] = UI,
        ["SAP__validation"] = Validation,
        ["SAP__capabilities"] = Capabilities,
        ["SAP__core"] = Core,
        ["SAP__measures"] = Measures,
        ["SAP__common"] = Common,
    };

    /// <summary>Writes a term out.</summary>
    /// <param name="term">Term as written, with alias or namespace.</param>
    /// <param name="aliases">The aliases of the document.</param>
    public static string WriteOut(string term, IReadOnlyDictionary<string, string> aliases)
    {
        var dot = term.LastIndexOf('.');
        if (dot <= 0)
            return term;

        var prefix = term.Substring(0, dot);
        if (aliases.TryGetValue(prefix, out var name))
            return name + term.Substring(dot);

        return UsualAliases.TryGetValue(prefix, out var usual) ? usual + term.Substring(dot + 1) : term;
    }
}
