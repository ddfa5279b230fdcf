using Btp.Connectivity.Generator.Declarations;
using Btp.Connectivity.Generator.Diagnostics;
using Btp.Connectivity.Generator.Emit;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Landscape.Text;
using Btp.Connectivity.Metadata;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Binding.Views;

/// <summary>Views x services: which property each member reads, and what to ask for. All views at once, because views hold views.</summary>
internal sealed class ViewBinder
{
    private readonly ClassIndex _classes;
    private readonly Dictionary<string, ViewDeclaration> _views = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EntityClass?> _entities = new(StringComparer.Ordinal);
    private readonly List<string> _open = [];
    private bool _isEndless;

    private ViewBinder(IReadOnlyList<ViewDeclaration> views, IReadOnlyList<BoundService> services)
    {
        _classes = new(services);
        foreach (var view in views)
        {
            _views[view.FullName] = view;
            _entities[view.FullName] = _classes.Find(view.Entity, view.Scope);
        }
    }

    /// <summary>Binds all views of a project.</summary>
    /// <param name="views">The views.</param>
    /// <param name="services">The services, with the classes that views are of.</param>
    public static IReadOnlyList<BoundView> Bind(IReadOnlyList<ViewDeclaration> views, IReadOnlyList<BoundService> services)
    {
        if (views.Count == 0)
            return [];

        var binder = new Lazy<ViewBinder>(() => new(views, services));
        var hints = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var bound = new List<BoundView>(views.Count);
        foreach (var view in views)
            bound.Add(Bind(view, binder, hints));

        return bound;
    }

    /// <summary>Binds a view. A mistake of this generator becomes a finding, or it would take all other code with it.</summary>
    private static BoundView Bind(ViewDeclaration view, Lazy<ViewBinder> binder, HashSet<string> hints)
    {
        try
        {
            return binder.Value.Bind(view, hints);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new(view.FullName, null, [Finding.At(RuleIds.ViewTypeDoesNotFit, DeclarationPart.Class, 0, "The generator failed at '" + view.FullName + "': " + failure.GetType().Name + ": " + failure.Message)]);
        }
    }

    private BoundView Bind(ViewDeclaration view, HashSet<string> hints)
    {
        var findings = new List<Finding>();
        var model = view.Flaw is { } flaw ? null : Model(view, findings);
        if (view.Flaw is { } wrong)
            findings.Add(Finding.At(RuleIds.NotPartial, DeclarationPart.Class, 0, wrong.Type, wrong.Demand, "view"));

        if (model is null || findings.Count > 0)
            return new(view.FullName, null, findings.ToEquatableArray());

        // Two names that differ in case only would be one file on some machines.
        var hint = hints.Add(view.FullName) ? view.FullName : view.FullName + "_" + StableHash.Of(view.FullName);
        return new(view.FullName, model with { HintName = "Views/" + hint + ".g.cs" }, []);
    }

    private ViewModel? Model(ViewDeclaration view, List<Finding> findings)
    {
        if (_entities[view.FullName] is not { } entity)
        {
            // What the compiler will not know either, it reports itself.
            if (view.Entity.IsKnown)
                findings.Add(Finding.At(RuleIds.ViewTypeDoesNotFit, DeclarationPart.ViewEntity, 0, NoEntity(view)));
            return null;
        }

        var members = new List<ViewMemberModel>();
        var root = Tree(view, entity, findings, members);
        if (findings.Count > 0)
            return null;

        var text = SelectionText.Of(root);
        return new()
        {
            Namespace = view.Namespace,
            Name = view.Name,
            FullName = view.FullName,
            Keyword = view.Keyword,
            Containers = view.Containers,
            Entity = CodeText.Type(entity.Client, entity.Type.Name),
            Select = text.Select,
            Expansions = text.Expansions,
            Members = members.ToEquatableArray(),
            Properties = root.ToModel().Children,
            HintName = "",
        };
    }

    private static string NoEntity(ViewDeclaration view) => view.Entity.Assembly is { } assembly
        ? "'" + view.Entity.Name + "' comes from " + assembly + ": a view can only be of a type whose service is declared in the same project; declare the view there, or the service here as well"
        : "'" + view.Entity.Name + "' is no entity or complex type of a declared service";

    // Findings of a view inside another one are reported where it is bound itself.
    private ViewNode Tree(ViewDeclaration view, EntityClass entity, List<Finding> findings, List<ViewMemberModel> models)
    {
        _open.Add(view.FullName);
        var root = new ViewNode(null, entity);
        for (var i = 0; i < view.Members.Count; i++)
        {
            var member = view.Members[i];
            if (Bind(view, member, i, root, findings) is { } fit)
                models.Add(new(member.Name, member.IsParameter, fit.Local, fit.Value));
        }

        _open.RemoveAt(_open.Count - 1);
        return root;
    }

    private ViewFit? Bind(ViewDeclaration view, ViewMember member, int index, ViewNode root, List<Finding> findings)
    {
        var node = root;
        var isNullable = false;
        var segments = member.Path?.Split('/') ?? [member.Name];
        for (var i = 0; i < segments.Length; i++)
        {
            var property = member.Path is null ? node.Type.Find(segments[i]) : node.Type.FindOnWire(segments[i]);
            if (property is null)
            {
                Unfit(RuleIds.NoSuchViewMember, Missing(node.Type, segments[i], member.Path is not null));
                return null;
            }

            var name = "'" + property.Name + "' of '" + node.Type.Type.Name + "' ";
            var value = property.Value;
            isNullable |= value.IsNullable;
            var isLast = i == segments.Length - 1;
            if (!isLast && (value.IsCollection || value.Kind is not (TypeKind.Entity or TypeKind.Complex)))
            {
                Unfit(RuleIds.ViewTypeDoesNotFit, name + (value.IsCollection ? "is a collection, through which no path leads; make it a member with a view of its own" : "has no properties of its own"));
                return null;
            }

            var known = node.Find(property);
            if (known is not null && (isLast || known.Member >= 0))
            {
                Unfit(RuleIds.ViewTypeDoesNotFit, name + "is read twice; a response can be read only once, so leave one of the members out");
                return null;
            }

            if (!isLast)
            {
                node = known ?? Step(node, property);
                continue;
            }

            var step = new ViewNode(property, node.Type);
            var fit = value.Kind is TypeKind.Entity or TypeKind.Complex ? FitObject(view, member, step, node.Type, name, Unfit) : ViewFit.OfValue(node.Type, value, member.Type, isNullable, view.Scope);
            if (fit is null)
                return null;
            if (fit.Problem is { } problem)
            {
                Unfit(RuleIds.ViewTypeDoesNotFit, name + problem);
                return null;
            }

            step.Member = index;
            step.Read = fit.Read;
            node.Children.Add(step);
            return fit;
        }

        return null;

        void Unfit(string id, string sentence) => findings.Add(Finding.At(id, DeclarationPart.ViewMember, index, sentence));
    }

    private ViewNode Step(ViewNode node, MemberModel property)
    {
        var step = new ViewNode(property, Class(node.Type, property));
        node.Children.Add(step);
        return step;
    }

    private ViewFit? FitObject(ViewDeclaration view, ViewMember member, ViewNode step, EntityClass owner, string name, Action<string, string> unfit)
    {
        var target = Class(owner, step.Property!);
        var item = member.Type.Item;
        string? read = null;
        if (item is { IsKnown: true, Assembly: null } && _views.TryGetValue(item.Name, out var inner))
        {
            if (_entities[inner.FullName] is not { } entity)
                return null;
            if (_open.Contains(inner.FullName))
            {
                _isEndless = true;
                return Endless(name, inner, unfit);
            }

            if (inner.IsStruct)
            {
                unfit(RuleIds.ViewTypeDoesNotFit, name + "is read into '" + inner.Name + "', which has to be a class or a record, because there may be none");
                return null;
            }

            if (_classes.IsOrDerives(target, entity))
            {
                step.View = Tree(inner, entity, [], []);
                if (_isEndless && _open.Count == 1)
                    return Endless(name, inner, unfit);
                read = "global::" + Naming.Keywords.EscapeDotted(inner.FullName);
            }
        }
        else if (_classes.Find(item, view.Scope) is { } whole && _classes.IsOrDerives(target, whole))
        {
            read = CodeText.Type(whole.Client, whole.Type.Name);
        }

        return ViewFit.OfObject(step.Property!.Value, member.Type, read, target.Type.Name);
    }

    private ViewFit? Endless(string name, ViewDeclaration inner, Action<string, string> unfit)
    {
        if (_open.Count == 1)
            _isEndless = false;
        unfit(RuleIds.ViewTypeDoesNotFit, name + "leads over the view '" + inner.Name + "' back to a view that is being expanded already, without end; use another view for the inner rows");
        return null;
    }

    // Binding made the class of every complex and navigation property, so it is there.
    private EntityClass Class(EntityClass owner, MemberModel property) => _classes.Find(owner.Client.Prefix + property.Value.TypeName)!;

    private static string Missing(EntityClass type, string name, bool onWire)
    {
        var names = new List<string>();
        foreach (var member in type.Members)
            names.Add(onWire ? member.WireName : member.Name);

        var hint = Spelling.Suggest(name, names) is { } suggestion ? "; did you mean '" + suggestion + "'?" : "";
        return "'" + type.Type.Name + "' has no property '" + name + "'" + (onWire ? " on the wire" : "") + hint;
    }
}
