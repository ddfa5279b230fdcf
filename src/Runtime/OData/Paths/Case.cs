namespace Btp.Connectivity.OData;

/// <summary>Values that depend on conditions (<c>case</c>, 4.01): <c>o => Case.When(o.Amount > 1000m, 2).When(o.Amount > 100m, 1).Otherwise(0) > 0</c>.</summary>
public static class Case
{
    /// <summary>A value where a condition holds.</summary>
    public static CaseOf<T> When<T>(Filter condition, T value)
        where T : struct
        => new CaseOf<T>().When(condition, value);

    /// <summary>A value of the row where a condition holds.</summary>
    public static CaseOf<T> When<T>(Filter condition, ComparablePath<T> value)
        where T : struct
        => new CaseOf<T>().When(condition, value);

    /// <summary>A text where a condition holds.</summary>
    public static CaseOfText When(Filter condition, string value) => new CaseOfText().When(condition, value);

    /// <summary>A text of the row where a condition holds.</summary>
    public static CaseOfText When(Filter condition, StringPath value) => new CaseOfText().When(condition, value);
}
