using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.LocalLandscape.BackEnd.Operations;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Server;

/// <summary>Answers GET and HEAD requests to a service.</summary>
internal sealed class ReadHandler(ServiceHost service)
{
    private readonly CapabilityGuard _guard = new(service.Data.Schema);

    /// <summary>Answers a request.</summary>
    /// <exception cref="ODataFailure">The request is refused.</exception>
    public Answer Read(ServiceRequest request)
    {
        var operations = new OperationInvoker(service, request);
        var resource = operations.Import() ?? new ResourceResolver(service.Data, operations.Call).Resolve(request.PathWithAliases(service.Protocol));
        return Result(request, resource).With(operations.MessageHeader);
    }

    /// <summary>Answers with a resource.</summary>
    /// <exception cref="ODataFailure">The options of the request do not go with it.</exception>
    public Answer Result(ServiceRequest request, Resource resource)
    {
        if (resource.Kind == ResourceKind.Metadata)
            return new Answer(200) { ContentType = "application/xml", Body = service.Data.Schema.Document };
        if (resource.Kind == ResourceKind.ServiceDocument)
            return service.Protocol.ServiceDocument(request);
        if (resource is { IsCount: false, Kind: not (ResourceKind.RawValue or ResourceKind.Media) } && !request.TakesJson)
            throw new ODataFailure(406, "/IWBEP/CM_MGW_RT/023", "The service answers in JSON only");
        return resource.Kind switch
        {
            ResourceKind.Collection => Collection(request, resource),
            ResourceKind.Entity => Entity(request, resource),
            ResourceKind.Property => Property(request, resource),
            ResourceKind.RawValue => Raw(request, resource),
            ResourceKind.Media => Media(request, resource, ""),
            ResourceKind.Nothing => new Answer(204),
            _ => throw ODataFailure.NotAllowed("$batch is sent with POST", "POST"),
        };
    }

    private Answer Collection(ServiceRequest request, Resource resource)
    {
        var capabilities = service.Data.Schema.Capabilities(resource.Source);
        if (resource.IsWholeSet && !capabilities.IsReadable)
            throw new ODataFailure(403, "/IWBEP/CM_MGW_RT/024", $"Entity set {resource.Source?.Name} cannot be read as a whole; it is reached through navigation only");
        var translated = service.Protocol.Options(request, resource.Type);
        var options = QueryOptions.Parse(service.Data.Schema.Edm, resource.Type!, resource.Source, translated);
        _guard.Check(resource.Source, options, resource.IsCount);
        var executor = new QueryExecutor(service.Data, options.Aliases);
        var rows = executor.Transform(resource.Rows, resource, options);
        if (resource.IsCount)
            return Answer.Text("text/plain;charset=utf-8", Literals.Text(executor.Pass(rows, resource.Source, options.Filter, options.Search).Count));

        // The token belongs to the path and every option but the ones that it replaces.
        var mark = request.Path + "?" + string.Join('&', translated.Where(static o => o.Key is not ("$skiptoken" or "$deltatoken" or "$top" or "$skip" or "$count")).OrderBy(static o => o.Key, StringComparer.Ordinal).Select(static o => $"{o.Key}={o.Value}"));
        if (options.DeltaToken is { } known)
            return Delta(request, resource with { Rows = rows }, options, executor, SkipToken.Parse(known, mark).Offset, mark);
        var from = options.SkipToken is { } token ? SkipToken.Parse(token, mark) : (SkipToken?)null;
        var preferred = PageSize(request);
        var page = executor.Read(rows, resource.Source, options, from, preferred ?? service.PageSize);
        var next = page.Next is { } position ? service.Protocol.NextLink(request, NextQuery(request, "$skiptoken", position.ToText(mark))) : null;
        var delta = next is null ? DeltaLink(request, resource, options, mark) : null;
        var answer = resource.IsReference
            ? service.Protocol.References(request, resource, page.Rows)
            : service.Protocol.Collection(request, resource, options, page, next, delta);
        var applied = new[] { preferred is { } size ? $"odata.maxpagesize={Literals.Text(size)}" : null, delta is null ? null : "odata.track-changes" }.OfType<string>().ToList();
        return applied.Count == 0 ? answer : answer.With(("preference-applied", string.Join(", ", applied)));
    }

    /// <summary>Whoever asks to be told of changes gets a link to those that come after this answer (V4, whole sets).</summary>
    private string? DeltaLink(ServiceRequest request, Resource resource, QueryOptions options, string mark) =>
        !service.Data.Schema.IsV2 && resource.IsWholeSet && !options.IsAggregated && options.Top is null && options.Skip is null && request.Preference("track-changes") is not null
            ? service.Protocol.NextLink(request, NextQuery(request, "$deltatoken", new SkipToken(service.Data.Version, null).ToText(mark)))
            : null;

    private Answer Delta(ServiceRequest request, Resource resource, QueryOptions options, QueryExecutor executor, long since, string mark)
    {
        var changes = DeltaChanges.Since(service.Data, resource, options, executor, since, service.Protocol.Address);
        var link = service.Protocol.NextLink(request, NextQuery(request, "$deltatoken", new SkipToken(service.Data.Version, null).ToText(mark)));
        return service.Protocol.Delta(request, resource, options, changes, link);
    }

    private int? PageSize(ServiceRequest request)
    {
        foreach (var preference in request.Headers["Prefer"].ToString().Split(',', StringSplitOptions.TrimEntries))
        {
            var (name, value) = preference.Split('=', 2) is [var n, var v] ? (n.Trim(), v.Trim()) : ("", "");
            if (!service.Data.Schema.IsV2 && name is "odata.maxpagesize" or "maxpagesize" && int.TryParse(value, out var size) && size > 0)
                return Math.Min(size, service.PageSize);
        }
        return null;
    }

    private static string NextQuery(ServiceRequest request, string name, string token) => string.Join('&', request.Options
        .Where(o => o.Key is not ("$skiptoken" or "$deltatoken" or "$top" or "$skip") && (name == "$skiptoken" || o.Key != "$count"))
        .Append(new(name, token))
        .Select(static o => $"{Encode(o.Key)}={Uri.EscapeDataString(o.Value)}"));

    private static string Encode(string name) => Uri.EscapeDataString(name).Replace("%24", "$", StringComparison.Ordinal).Replace("%40", "@", StringComparison.Ordinal);

    private Answer Entity(ServiceRequest request, Resource resource)
    {
        var capabilities = service.Data.Schema.Capabilities(resource.Source);
        if (!resource.IsNavigated && resource.Source is IEdmEntitySet && !capabilities.IsReadable && !capabilities.IsReadableByKey)
            throw new ODataFailure(403, "/IWBEP/CM_MGW_RT/024", $"Entity set {resource.Source.Name} cannot be read by key; it is reached through navigation only");
        if (resource.Row is not { } row)
            return service.Protocol.Absent(request, resource);
        if (resource.IsReference)
            return service.Protocol.References(request, resource, [row]);
        var translated = service.Protocol.Options(request, resource.Type);
        if (translated.Keys.FirstOrDefault(static k => k is "$filter" or "$orderby" or "$top" or "$skip" or "$count" or "$search" or "$skiptoken" or "$deltatoken" or "$apply") is { } wrong)
            throw ODataFailure.BadRequest($"The system query option {wrong} is for collections, not for one entity", wrong);
        var options = QueryOptions.Parse(service.Data.Schema.Edm, resource.Type!, resource.Source, translated);
        _guard.CheckExpand(resource.Source, options);
        var etag = service.Protocol.ETag(row);
        if (etag is not null && Write.Preconditions.Names(request.Headers.IfNoneMatch.ToString(), etag))
            return new Answer(304).With(("ETag", etag));
        if (options.Compute is not null)
            resource = resource with { Row = new QueryExecutor(service.Data, options.Aliases).Transform([row], resource, options)[0] };
        return service.Protocol.Entity(request, resource, options).With(("ETag", etag));
    }

    private Answer Property(ServiceRequest request, Resource resource)
    {
        _ = service.Protocol.Options(request, null);
        if (resource.PropertyType?.PrimitiveKind() == EdmPrimitiveTypeKind.Stream)
            return Media(request, resource, resource.Property);
        if (resource.IsCount)
            return Answer.Text("text/plain;charset=utf-8", Literals.Text(((IEnumerable<object?>)resource.Value!).Count()));
        return resource.Value is null && !resource.PropertyType!.IsCollection() ? service.Protocol.Absent(request, resource) : service.Protocol.Property(request, resource);
    }

    private Answer Media(ServiceRequest request, Resource resource, string name)
    {
        if (name.Length == 0 && resource.Row?.Type is not IEdmEntityType { HasStream: true })
            throw ODataFailure.NotFound($"{resource.CanonicalPath} is no media entity, so it has no $value");
        if (resource.Row?.Streams?.GetValueOrDefault(name) is not { } stream)
            return name.Length == 0 ? throw ODataFailure.NotFound("The entity has no content") : new Answer(204);
        return Write.Preconditions.Names(request.Headers.IfNoneMatch.ToString(), stream.ETag)
            ? new Answer(304).With(("ETag", stream.ETag))
            : new Answer(200) { ContentType = stream.ContentType, Body = stream.Content }.With(("ETag", stream.ETag));
    }

    private Answer Raw(ServiceRequest request, Resource resource) => resource.Value switch
    {
        null => service.Protocol.Absent(request, resource),
        byte[] bytes => new Answer(200) { ContentType = "application/octet-stream", Body = bytes },
        var value => Answer.Text("text/plain;charset=utf-8", Literals.Text(value)),
    };
}
