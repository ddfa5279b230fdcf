using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Btp.Connectivity.Testing;

/// <summary>An additional file in memory.</summary>
public sealed class TestAdditionalText(string path, string content) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(content, Encoding.UTF8);
    private int _reads;

    /// <inheritdoc/>
    public override string Path => path;

    /// <summary>How often the text has been asked for.</summary>
    public int Reads => Volatile.Read(ref _reads);

    /// <inheritdoc/>
    public override SourceText GetText(CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _reads);
        return _text;
    }
}
