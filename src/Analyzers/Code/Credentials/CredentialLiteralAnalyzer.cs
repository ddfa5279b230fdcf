using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Btp.Connectivity.Analyzers.Code.Credentials;

/// <summary>BTP3001: a credential that stands in the code reaches a place that takes credentials.</summary>
/// <remarks>It starts at such places and looks back where the value comes from, so that the many texts of a program that go nowhere near one cost nothing.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CredentialLiteralAnalyzer : DiagnosticAnalyzer
{
    /// <summary>Names what gets the credential, in the properties of a diagnostic.</summary>
    public const string NameProperty = "Name";

    private const string Title = "Credential literal reaches a credential sink";
    private const string Message = "'{0}' gets a credential that stands in the code, where everybody who can read it or its history can use it: take it from configuration, a service binding or the destination";
    private const string Description = "A credential in the code cannot be changed without a new release and is known to everybody who can read the repository. Bindings, destinations and configuration hold credentials.";

    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.CredentialLiteralInCode, Title, Message, RuleCategories.Credentials, DiagnosticSeverity.Error, isEnabledByDefault: true, Description, RuleIds.GetHelpUri(RuleIds.CredentialLiteralInCode));

    // A parameter that hands its value on is known only when all code has been seen.
    private static readonly DiagnosticDescriptor _ruleAtEnd = new(
        RuleIds.CredentialLiteralInCode, Title, Message, RuleCategories.Credentials, DiagnosticSeverity.Error, isEnabledByDefault: true, Description, RuleIds.GetHelpUri(RuleIds.CredentialLiteralInCode),
        WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [_rule, _ruleAtEnd];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var search = new CredentialSearch(start.Compilation, CredentialNames.Of(start.Options));
            start.RegisterOperationAction(c => AnalyzeCall(c, search), OperationKind.Invocation, OperationKind.ObjectCreation);
            start.RegisterOperationAction(c => AnalyzeAssignment(c, search), OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment);
            start.RegisterOperationAction(c => AnalyzeInitializer(c, search), OperationKind.PropertyInitializer);
            start.RegisterOperationAction(c => AnalyzeReference(c, search), OperationKind.MethodReference);
            start.RegisterCompilationEndAction(c => ReportHandedOn(c, search));
        });
    }

    private static void AnalyzeCall(OperationAnalysisContext context, CredentialSearch search)
    {
        var (method, arguments) = context.Operation switch
        {
            IInvocationOperation call => (call.TargetMethod, call.Arguments),
            IObjectCreationOperation { Constructor: { } constructor } creation => (constructor, creation.Arguments),
            _ => (null, []),
        };
        if (method is null || arguments.IsEmpty)
            return;

        var pair = arguments.Length > 1 ? search.PairOf(method, arguments) : null;
        foreach (var argument in arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.ParamArray, Parameter: { } each, Value: IArrayCreationOperation { Initializer: { } items } } && search.Sinks.OfEach(each) is var kindOfEach and not SinkKind.None)
            {
                foreach (var item in items.ElementValues)
                    Check(context, search, item, kindOfEach, each.Name);
            }

            if (argument.ArgumentKind != ArgumentKind.Explicit || argument.Parameter is not { } parameter)
                continue;

            if (pair is { } found && argument == found.Value)
                Check(context, search, argument.Value, found.Kind, found.Key);
            else if (search.Sinks.Of(parameter) is var kind and not SinkKind.None && !CredentialSearch.IsAnonymous(arguments))
                Check(context, search, argument.Value, kind, parameter.Name, kind == SinkKind.SchemeParameter ? CredentialSearch.SchemeOf(arguments) : "");

            search.Remember(argument, parameter);
        }
    }

    private static void AnalyzeAssignment(OperationAnalysisContext context, CredentialSearch search)
    {
        var assignment = (IAssignmentOperation)context.Operation;
        switch (assignment.Target)
        {
            case IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: { Length: > 0 } keys } when search.KeyOf(keys[0].Value) is { } key:
                Check(context, search, assignment.Value, CredentialSinks.OfKey(key), key);
                break;
            case IPropertyReferenceOperation { Property: { IsIndexer: false, ContainingType.IsAnonymousType: false } property }:
                Check(context, search, assignment.Value, search.Sinks.Of(property), property.Name);
                break;
            case IFieldReferenceOperation field:
                Check(context, search, assignment.Value, search.Sinks.Of(field.Field), field.Field.Name);
                break;
        }
    }

    // "text".ToList().ForEach(secure.AppendChar), Array.ForEach(characters, secure.AppendChar)
    private static void AnalyzeReference(OperationAnalysisContext context, CredentialSearch search)
    {
        if (context.Operation is not IMethodReferenceOperation { Method: { Name: "AppendChar", ContainingType.Name: "SecureString" }, Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } } })
            return;

        if ((call.Instance ?? call.Arguments[0].Value) is var characters && search.HoldsSecret(characters, SinkKind.Password, "c", "", context.CancellationToken))
            context.ReportDiagnostic(Create(_rule, characters.Syntax.GetLocation(), "c"));
    }

    private static void AnalyzeInitializer(OperationAnalysisContext context, CredentialSearch search)
    {
        var initializer = (IPropertyInitializerOperation)context.Operation;
        foreach (var property in initializer.InitializedProperties)
        {
            if (property.SetMethod is not null)
                Check(context, search, initializer.Value, search.Sinks.Of(property), property.Name);
        }
    }

    private static void Check(OperationAnalysisContext context, CredentialSearch search, IOperation value, SinkKind kind, string name, string scheme = "")
    {
        if (kind == SinkKind.None)
            return;

        if (search.HoldsSecret(value, kind, name, scheme, context.CancellationToken))
            context.ReportDiagnostic(Create(_rule, value.Syntax.GetLocation(), name));
        else
            search.NoteParameter(value, kind, name);
    }

    private static void ReportHandedOn(CompilationAnalysisContext context, CredentialSearch search)
    {
        foreach (var (location, name) in search.HandedOn())
            context.ReportDiagnostic(Create(_ruleAtEnd, location, name));
    }

    private static Diagnostic Create(DiagnosticDescriptor rule, Location location, string name) =>
        Diagnostic.Create(rule, location, ImmutableDictionary<string, string?>.Empty.Add(NameProperty, name), name);
}
