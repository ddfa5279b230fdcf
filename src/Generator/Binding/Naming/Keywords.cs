namespace Btp.Connectivity.Generator.Binding.Naming;

/// <summary>The reserved words of C#, which need an <c>@</c> where they are names.</summary>
internal static class Keywords
{
    private static readonly HashSet<string> _reserved = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do", "double",
        "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal",
        "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return",
        "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked",
        "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    };

    /// <summary>The name as C# can read it.</summary>
    /// <param name="name">An identifier, perhaps a reserved word.</param>
    public static string Escape(string name) => _reserved.Contains(name) ? "@" + name : name;

    /// <summary>A dotted name as C# can read it.</summary>
    /// <param name="dottedName">A namespace.</param>
    public static string EscapeDotted(string dottedName)
    {
        var parts = dottedName.Split('.');
        for (var i = 0; i < parts.Length; i++)
            parts[i] = Escape(parts[i]);

        return string.Join(".", parts);
    }
}
