using System.Runtime.CompilerServices;

namespace Btp.Connectivity.OData;

/// <summary>Several properties that rows are sorted by: <c>Name%20desc,City</c>.</summary>
/// <param name="earlier">What is sorted by first: the name of a property of the row itself, or a node.</param>
/// <param name="isDescending">Whether the last property of that is sorted downwards.</param>
/// <param name="later">What rows are sorted by that are equal so far.</param>
internal sealed class SortNode(object earlier, bool isDescending, object later) : FilterNode(Filters.Precedence.Primary)
{
    public override void Write(ref UrlWriter writer)
    {
        Write(ref writer, earlier, isDescending);
        writer.Raw(',');
        Write(ref writer, later, isDescending: false);
    }

    /// <summary>Writes what is sorted by, and in which direction.</summary>
    public static void Write(ref UrlWriter writer, object key, bool isDescending)
    {
        var direction = isDescending ? "%20desc" : "";
        if (key is string name)
        {
            writer.Name(name, direction);
        }
        else
        {
            Unsafe.As<FilterNode>(key).Write(ref writer);
            writer.Raw(direction);
        }
    }
}
