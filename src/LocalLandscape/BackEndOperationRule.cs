using System.Text.Json;

namespace Btp.Connectivity.LocalLandscape;

/// <summary>What an operation does, said in <c>landscape.json</c>: enough for "release", "set status", "give me the answer 42".</summary>
public sealed record BackEndOperationRule
{
    /// <summary>
    /// The properties that are set: of the entity that the operation is bound to, else of the one in <see cref="EntitySet"/> whose key
    /// properties are parameters of the call. A text <c>@Name</c> stands for the parameter <c>Name</c>.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> Set { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Where an unbound operation finds its entity; null: in the set that it returns from.</summary>
    public string? EntitySet { get; init; }

    /// <summary>The result as plain JSON; without it an operation that returns an entity returns the one that it worked on.</summary>
    public JsonElement? Returns { get; init; }

    /// <summary>A message of the answer.</summary>
    public BackEndOperationMessage? Message { get; init; }
}

/// <summary>A message that an operation answers with.</summary>
public sealed record BackEndOperationMessage
{
    /// <summary>The message code, for example <c>V1/311</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What it says.</summary>
    public required string Text { get; init; }

    /// <summary>How serious it is; with <see cref="BackEndSeverity.Error"/> the operation is refused with 400.</summary>
    public BackEndSeverity Severity { get; init; } = BackEndSeverity.Info;
}
