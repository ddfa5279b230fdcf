using System.ComponentModel.DataAnnotations;

namespace Btp.Connectivity.ODataServer;

/// <summary>Where a book stands, in one or several places.</summary>
[Flags]
public enum Shelf
{
    /// <summary>The hall.</summary>
    Hall = 1,

    /// <summary>The cellar.</summary>
    Cellar = 2,

    /// <summary>The desk.</summary>
    Desk = 4,
}

/// <summary>A book.</summary>
public class Book
{
    /// <summary>The key.</summary>
    [Key]
    public string BookID { get; set; } = "";

    /// <summary>The title.</summary>
    public string? Title { get; set; }

    /// <summary>How many pages it has.</summary>
    public int? Pages { get; set; }

    /// <summary>What it costs.</summary>
    public decimal? Price { get; set; }

    /// <summary>Whether somebody has it.</summary>
    public bool? Lent { get; set; }

    /// <summary>When it was printed.</summary>
    public DateOnly? PublishedOn { get; set; }

    /// <summary>When it was bought.</summary>
    public DateTimeOffset? BoughtAt { get; set; }

    /// <summary>How long it may be kept.</summary>
    public TimeSpan? Keep { get; set; }

    /// <summary>Its mark.</summary>
    public Guid? Mark { get; set; }

    /// <summary>How heavy it is.</summary>
    public double? Weight { get; set; }

    /// <summary>Where it stands.</summary>
    public Shelf? Shelf { get; set; }

    /// <summary>What it is about.</summary>
    public IList<string> Words { get; set; } = [];

    /// <summary>Its author's key.</summary>
    public string? AuthorID { get; set; }

    /// <summary>Its author.</summary>
    public Author? Author { get; set; }
}

/// <summary>An author.</summary>
public class Author
{
    /// <summary>The key.</summary>
    [Key]
    public string AuthorID { get; set; } = "";

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The books.</summary>
    public IList<Book> Books { get; set; } = [];
}
