// What the generator writes for a V4 service: an enumeration, a complex type, a derived type, an open type, collections.
using Btp.Connectivity.OData;

namespace Btp.Connectivity.Runtime.Tests.OData.Handwritten;

/// <summary>A flags enumeration.</summary>
[Flags]
public enum Color
{
    None = 0,
    Red = 1,
    Green = 2,
    Blue = 4,
}

/// <summary>The members' names on the wire.</summary>
internal static class ColorWire
{
    public static readonly EnumNames<Color> Names = new("Shop.Color", isFlags: true, ("None", 0L), ("Red", 1L), ("Green", 2L), ("Blue", 4L));
}

/// <summary>A complex type, open.</summary>
public partial class Address : ODataObject, IODataObject<Address>
{
    private static readonly PropertyNames Names = new("City", "Street");

    public string? City { get; set; }

    public string? Street { get; set; }

    static Address IODataObject<Address>.Read(ref ODataReader reader)
    {
        var value = new Address();
        var scope = reader.EnterObject(value, isOpen: true);
        while (reader.NextProperty(Names, ref scope, out var property))
        {
            switch (property)
            {
                case 0: value.City = reader.ReadString(); break;
                case 1: value.Street = reader.ReadString(); break;
            }
        }

        return value;
    }
}

/// <summary>An entity type that others derive from.</summary>
public partial class Customer : ODataEntity, IODataObject<Customer>
{
    /// <summary>Number of properties below, where a derived type goes on counting.</summary>
    private protected const int CustomerProperties = 10;

    private static readonly PropertyNames Names = new("ID", "Name", "Rating", "Favourite", "Address", "Emails", "Since", "Balance", "Orders", "Boss");

    public Guid ID { get; set; }

    public string? Name { get; set; }

    public int? Rating { get; set; }

    public Color? Favourite { get; set; }

    public Address? Address { get; set; }

    public IReadOnlyList<string?>? Emails { get; set; }

    public DateTimeOffset? Since { get; set; }

    public decimal? Balance { get; set; }

    public IReadOnlyList<Order>? Orders { get; set; }

    public Customer? Boss { get; set; }

    static Customer IODataObject<Customer>.Read(ref ODataReader reader)
    {
        if (reader.IsType("Shop.KeyCustomer"u8))
            return reader.ReadAs<KeyCustomer>();
        var entity = new Customer();
        var scope = reader.EnterObject(entity);
        while (reader.NextProperty(Names, ref scope, out var property))
            entity.ReadCustomerProperty(ref reader, property);
        return entity;
    }

    private protected void ReadCustomerProperty(ref ODataReader reader, int property)
    {
        switch (property)
        {
            case 0: ID = reader.ReadGuid() ?? default; break;
            case 1: Name = reader.ReadString(); break;
            case 2: Rating = reader.ReadInt32(); break;
            case 3: Favourite = reader.ReadEnum(ColorWire.Names); break;
            case 4: Address = reader.ReadObject<Address>(); break;
            case 5: Emails = reader.ReadList(static (ref ODataReader r) => r.ReadString()); break;
            case 6: Since = reader.ReadDateTimeOffset(); break;
            case 7: Balance = reader.ReadDecimal(); break;
            case 8: Orders = reader.ReadCollection<Order>(); break;
            case 9: Boss = reader.ReadObject<Customer>(); break;
        }
    }
}

/// <summary>A derived entity type.</summary>
public partial class KeyCustomer : Customer, IODataObject<KeyCustomer>
{
    private static readonly PropertyNames Names = new("ID", "Name", "Rating", "Favourite", "Address", "Emails", "Since", "Balance", "Orders", "Boss", "Discount");

    public decimal? Discount { get; set; }

    static KeyCustomer IODataObject<KeyCustomer>.Read(ref ODataReader reader)
    {
        var entity = new KeyCustomer();
        var scope = reader.EnterObject(entity);
        while (reader.NextProperty(Names, ref scope, out var property))
        {
            switch (property)
            {
                case < CustomerProperties: entity.ReadCustomerProperty(ref reader, property); break;
                case CustomerProperties: entity.Discount = reader.ReadDecimal(); break;
            }
        }

        return entity;
    }
}

/// <summary>What customers order.</summary>
public partial class Order : ODataEntity, IODataObject<Order>
{
    private static readonly PropertyNames Names = new("ID", "Amount", "OrderedOn", "At", "Takes", "Paid");

    public long ID { get; set; }

    public decimal? Amount { get; set; }

    public DateOnly? OrderedOn { get; set; }

    public TimeOnly? At { get; set; }

    public TimeSpan? Takes { get; set; }

    public bool? Paid { get; set; }

    static Order IODataObject<Order>.Read(ref ODataReader reader)
    {
        var entity = new Order();
        var scope = reader.EnterObject(entity);
        while (reader.NextProperty(Names, ref scope, out var property))
        {
            switch (property)
            {
                case 0: entity.ID = reader.ReadInt64() ?? default; break;
                case 1: entity.Amount = reader.ReadDecimal(); break;
                case 2: entity.OrderedOn = reader.ReadDate(); break;
                case 3: entity.At = reader.ReadTimeOfDay(); break;
                case 4: entity.Takes = reader.ReadDuration(); break;
                case 5: entity.Paid = reader.ReadBoolean(); break;
            }
        }

        return entity;
    }
}
