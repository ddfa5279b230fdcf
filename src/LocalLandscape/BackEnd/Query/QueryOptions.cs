using System.Globalization;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using Microsoft.OData.UriParser.Aggregation;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Query;

/// <summary>The query options of a request, parsed against the model.</summary>
internal sealed record QueryOptions
{
    public FilterClause? Filter { get; init; }

    public OrderByClause? OrderBy { get; init; }

    public SearchClause? Search { get; init; }

    public Projection Projection { get; init; } = Projection.Everything;

    public long? Top { get; init; }

    public long? Skip { get; init; }

    public bool Count { get; init; }

    public string? SkipToken { get; init; }

    public string? DeltaToken { get; init; }

    public ApplyClause? Apply { get; init; }

    public ComputeClause? Compute { get; init; }

    /// <summary>The rows of the answer are no entities but what <c>$apply</c> made of them.</summary>
    public bool IsAggregated => Apply is not null && !ApplyExecutor.KeepsEntities(Apply);

    public IDictionary<string, SingleValueNode>? Aliases { get; init; }

    /// <summary>Parses decoded V4 options (of V2 requests: translated ones) with the URI parser of Microsoft.OData.Core.</summary>
    /// <param name="schema">The service's document.</param>
    /// <param name="type">The type that the options work on.</param>
    /// <param name="source">Its set, or null.</param>
    /// <param name="options">Names with <c>$</c> or <c>@</c>, decoded values.</param>
    /// <exception cref="ODataFailure">400 with the parser's explanation; 501 for options that are not offered.</exception>
    public static QueryOptions Parse(IEdmModel schema, IEdmType type, IEdmNavigationSource? source, IReadOnlyDictionary<string, string> options)
    {
        foreach (var name in options.Keys.Where(static n => n is "$index"))
            throw ODataFailure.NotOffered($"The query option {name} is not offered by this service", name);
        var parser = new ODataQueryOptionParser(schema, type, source, options.ToDictionary(static o => o.Key, static o => o.Value))
        {
            Resolver = new KeyResolver(),
        };
        var current = "";
        T Step<T>(string name, Func<T> parse)
        {
            current = name;
            return parse();
        }
        try
        {
            return new QueryOptions
            {
                // First: what they compute can be used in all the others.
                Apply = Step("$apply", parser.ParseApply),
                Compute = Step("$compute", parser.ParseCompute),
                Filter = Step("$filter", parser.ParseFilter),
                OrderBy = Step("$orderby", parser.ParseOrderBy),
                Search = Step("$search", parser.ParseSearch),
                Projection = Projection.From(Step("$select or $expand", parser.ParseSelectAndExpand)),
                Top = Step("$top", () => Number(options, "$top")),
                Skip = Step("$skip", () => Number(options, "$skip")),
                Count = Step("$count", parser.ParseCount) == true,
                DeltaToken = options.GetValueOrDefault("$deltatoken"),
                SkipToken = options.GetValueOrDefault("$skiptoken"),
                Aliases = parser.ParameterAliasNodes,
            };
        }
        catch (ODataException error)
        {
            throw ODataFailure.BadRequest($"Invalid system query option {current}: {error.Message}", current, error);
        }
        catch (Exception error) when (error is not ODataFailure)
        {
            // On some malformed input the parser itself stumbles (a null reference, a cast); the mistake is the caller's all the same.
            throw ODataFailure.BadRequest($"Invalid system query option {current}: it cannot be read", current, error);
        }
    }

    private static long? Number(IReadOnlyDictionary<string, string> options, string name)
    {
        if (!options.TryGetValue(name, out var text))
            return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw ODataFailure.BadRequest($"Invalid system query option {name}: '{text}' is not a count", name);
    }
}
