namespace Btp.Connectivity.OData;

/// <summary>A node of a filter expression. Immutable, free of protocol: V2 and V4 differ only when it is written.</summary>
internal abstract class FilterNode(int precedence)
{
    /// <summary>How tightly the expression binds.</summary>
    public int Precedence { get; } = precedence;

    public abstract void Write(ref UrlWriter writer);

    public void Write(ref UrlWriter writer, int minimum)
    {
        if (Precedence >= minimum)
        {
            Write(ref writer);
            return;
        }

        writer.Raw('(');
        Write(ref writer);
        writer.Raw(')');
    }
}
