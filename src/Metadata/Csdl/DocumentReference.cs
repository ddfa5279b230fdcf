namespace Btp.Connectivity.Metadata.Csdl;

/// <summary>What an <c>edmx:Reference</c> asks for.</summary>
/// <param name="Uri">Where the other document is, as written.</param>
/// <param name="Namespaces">The schemas of it that are included, in the order of the document; empty where only annotations are.</param>
/// <param name="From">The <see cref="ReferencedDocument.Name"/> of the document that holds the reference; null for the one that is read.</param>
public sealed record DocumentReference(string Uri, EquatableArray<string> Namespaces, string? From);

/// <summary>The document that a reference leads to.</summary>
/// <param name="Name">What tells it apart from the others, for example its path: two references that lead to one name are read once.</param>
/// <param name="Text">Its content.</param>
public sealed record ReferencedDocument(string Name, string Text);
