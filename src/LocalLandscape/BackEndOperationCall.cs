using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.LocalLandscape.BackEnd.Operations;
using Btp.Connectivity.LocalLandscape.BackEnd.Server;
using Btp.Connectivity.LocalLandscape.BackEnd.Write;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape;

/// <summary>One call of an operation.</summary>
public sealed class BackEndOperationCall
{
    private readonly ServiceHost _work;
    private readonly bool _mayChange;
    private readonly Dictionary<StructuredValue, Dictionary<string, object?>> _before = new(ReferenceEqualityComparer.Instance);

    internal BackEndOperationCall(ServiceHost work, string name, string user, bool mayChange, IReadOnlyDictionary<string, object?> parameters, StructuredValue? bound, IReadOnlyList<StructuredValue> rows)
    {
        (_work, Name, User, _mayChange) = (work, name, user, mayChange);
        Parameters = parameters.ToDictionary(static p => p.Key, p => OperationValues.Out(p.Value, Changing), StringComparer.Ordinal);
        Entity = bound is null ? null : new(bound, Changing);
        Entities = [.. rows.Select(Wrap)];
    }

    /// <summary>The operation's name without namespace.</summary>
    public string Name { get; }

    /// <summary>The user in whose name it is called.</summary>
    public string User { get; }

    /// <summary>The parameters but the binding one, by name; what the caller left out is not there.</summary>
    public IReadOnlyDictionary<string, object?> Parameters { get; }

    /// <summary>The entity that the operation is bound to, or null.</summary>
    public BackEndEntity? Entity { get; }

    /// <summary>The entities of the collection that the operation is bound to; else none.</summary>
    public IReadOnlyList<BackEndEntity> Entities { get; }

    internal List<OperationMessage> Messages { get; } = [];

    /// <summary>All entities of a set.</summary>
    /// <exception cref="ArgumentException">The service has no such set.</exception>
    public IReadOnlyList<BackEndEntity> Set(string entitySet) => [.. Store(entitySet).Rows.Select(Wrap)];

    /// <summary>The entity with a key (values in the order of the document), or null.</summary>
    /// <exception cref="ArgumentException">The service has no such set.</exception>
    public BackEndEntity? Find(string entitySet, params object[] key)
    {
        var store = Store(entitySet);
        var values = store.Type.Key().Zip(key).Select(static k => OperationValues.In(k.Second, k.First.Type)).ToList();
        return store.Find(values) is { } row ? Wrap(row) : null;
    }

    /// <summary>Adds a message to the answer: the header <c>sap-message</c> (V2) or <c>sap-messages</c> (V4).</summary>
    /// <param name="code">The message code.</param>
    /// <param name="text">What it says.</param>
    /// <param name="severity">How serious it is.</param>
    /// <param name="target">The property that it is about, or null.</param>
    public void AddMessage(string code, string text, BackEndSeverity severity = BackEndSeverity.Info, string? target = null) => Messages.Add(new(code, text, severity, target));

    /// <summary>Gives the changed entities new ETags.</summary>
    internal void Complete()
    {
        foreach (var (row, tokens) in _before.Where(static b => b.Key.Type is IEdmEntityType))
        {
            ConcurrencyTokens.Renew(_work.Data.Schema, row, tokens);
            row.Changed = _work.Data.Version;
        }
        if (_mayChange)
            _work.Data.Refresh();
    }

    private BackEndEntity Wrap(StructuredValue row) => new(row, Changing);

    private EntityStore Store(string entitySet) => _work.Data.Store(entitySet) ?? throw new ArgumentException($"The service has no entity set {entitySet}.", nameof(entitySet));

    private void Changing(StructuredValue row)
    {
        if (!_mayChange)
            throw new InvalidOperationException($"{Name} is called with GET, so it must not change data.");
        if (!_before.ContainsKey(row))
            _before[row] = ConcurrencyTokens.Of(_work.Data.Schema, row);
    }
}
