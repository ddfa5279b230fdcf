using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using Btp.Connectivity.LocalLandscape.BackEnd.Data;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Query;

/// <summary>The canonical functions of OData V4, and those of V2 that V4 no longer has.</summary>
internal static class Functions
{
    /// <summary>V2's <c>replace</c>, under a name that no V4 caller can use by chance.</summary>
    public const string Replace = "v2.replace";

    private static readonly Lazy<bool> Registered = new(static () =>
    {
        var text = EdmCoreModel.Instance.GetString(true);
        CustomUriFunctions.AddCustomUriFunction(Replace, new FunctionSignatureWithReturnType(text, text, text, text));
        return true;
    });

    /// <summary>Makes V2's functions known to the URI parser, once per process.</summary>
    public static void Register() => _ = Registered.Value;

    /// <summary>Calls a function. An argument of null gives null.</summary>
    /// <exception cref="ODataFailure">501: not evaluated here.</exception>
    public static object? Call(SingleValueFunctionCallNode call, Func<QueryNode, object?> evaluate)
    {
        var parameters = call.Parameters.ToList();
        switch (call.Name)
        {
            case "cast" or "isof":
                return TypeFunction(call.Name, parameters, evaluate);
            case "now":
                return DateTimeOffset.UtcNow;
            case "maxdatetime":
                return DateTimeOffset.MaxValue;
            case "mindatetime":
                return DateTimeOffset.MinValue;
        }
        var a = parameters.Select(evaluate).ToList();
        return a.Contains(null) ? null : Call(call.Name, a!);
    }

    private static object? Call(string name, List<object> a) => (name, a[0]) switch
    {
        ("contains", string text) => text.Contains(Text(a[1]), StringComparison.Ordinal),
        ("startswith", string text) => text.StartsWith(Text(a[1]), StringComparison.Ordinal),
        ("endswith", string text) => text.EndsWith(Text(a[1]), StringComparison.Ordinal),
        ("length", string text) => text.Length,
        ("indexof", string text) => text.IndexOf(Text(a[1]), StringComparison.Ordinal),
        ("substring", string text) => Substring(text, Index(a[1]), a.Count > 2 ? Index(a[2]) : int.MaxValue),
        ("tolower", string text) => text.ToLowerInvariant(),
        ("toupper", string text) => text.ToUpperInvariant(),
        ("trim", string text) => text.Trim(),
        ("concat", string text) => text + Text(a[1]),
        (Replace, string text) => Text(a[1]).Length == 0 ? text : text.Replace(Text(a[1]), Text(a[2]), StringComparison.Ordinal),
        ("round", decimal number) => Math.Round(number, MidpointRounding.AwayFromZero),
        ("round", double number) => Math.Round(number, MidpointRounding.AwayFromZero),
        ("floor", decimal number) => Math.Floor(number),
        ("floor", double number) => Math.Floor(number),
        ("ceiling", decimal number) => Math.Ceiling(number),
        ("ceiling", double number) => Math.Ceiling(number),
        ("year", Date date) => date.Year,
        ("month", Date date) => date.Month,
        ("day", Date date) => date.Day,
        ("hour", TimeOfDay time) => time.Hours,
        ("minute", TimeOfDay time) => time.Minutes,
        ("second", TimeOfDay time) => time.Seconds,
        ("fractionalseconds", TimeOfDay time) => Fraction(time.Ticks),
        (_, DateTimeOffset time) => OfTime(name, time),
        ("totalseconds", TimeSpan span) => span.Ticks / (decimal)TimeSpan.TicksPerSecond,
        _ => throw ODataFailure.NotOffered($"The function {name} is not evaluated by this service"),
    };

    private static object OfTime(string name, DateTimeOffset time) => name switch
    {
        "year" => time.Year,
        "month" => time.Month,
        "day" => time.Day,
        "hour" => time.Hour,
        "minute" => time.Minute,
        "second" => time.Second,
        "fractionalseconds" => Fraction(time.Ticks),
        "totaloffsetminutes" => (int)time.Offset.TotalMinutes,
        "date" => (Date)time.Date,
        "time" => new TimeOfDay(time.TimeOfDay.Ticks),
        _ => throw ODataFailure.NotOffered($"The function {name} is not evaluated by this service"),
    };

    private static object? TypeFunction(string name, List<QueryNode> parameters, Func<QueryNode, object?> evaluate)
    {
        var value = evaluate(parameters[0]);
        var wanted = (parameters[^1] as ConstantNode)?.Value as string
            ?? throw ODataFailure.BadRequest($"{name} must name a type");
        if (value is StructuredValue row)
        {
            var fits = Lineage(row.Type).Contains(wanted, StringComparer.Ordinal);
            return name == "isof" ? fits : fits ? row : null;
        }
        if (EdmCoreModel.Instance.FindDeclaredType(wanted) is not IEdmPrimitiveType primitive)
            return name == "isof" ? value is EnumValue member && member.Type.FullTypeName() == wanted : value;
        var converted = Operators.Convert(value, new EdmPrimitiveTypeReference(primitive, true));
        return name == "cast" ? converted : value is not null && converted?.GetType() == value.GetType();
    }

    private static IEnumerable<string> Lineage(IEdmStructuredType type)
    {
        for (var t = type; t is not null; t = t.BaseType)
            yield return t.FullTypeName();
    }

    private static decimal Fraction(long ticks) => ticks % TimeSpan.TicksPerSecond / (decimal)TimeSpan.TicksPerSecond;

    // Dynamic properties have the type of their value, so only here it shows that one is no text.
    private static string Text(object value) =>
        value as string ?? throw ODataFailure.BadRequest($"A text is expected where the expression has {value.GetType().Name}");

    private static int Index(object value) => !Operators.IsNumber(value) ? throw ODataFailure.BadRequest("A number is expected as position") : (int)Math.Clamp(Operators.ToDecimal(value), int.MinValue, int.MaxValue);

    private static string Substring(string text, int start, int length)
    {
        start = Math.Clamp(start, 0, text.Length);
        return text.Substring(start, Math.Clamp(length, 0, text.Length - start));
    }
}
