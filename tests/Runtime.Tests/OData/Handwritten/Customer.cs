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

    private string? _city;
    private string? _street;

    public string? City { get => _city; set => SetProperty(ref _city, value, 0); }

    public string? Street { get => _street; set => SetProperty(ref _street, value, 1); }

    static Address IODataObject<Address>.Read(ref ODataReader reader)
    {
        var row = new Address();
        row.ReadProperties(ref reader);
        return row;
    }

    protected override void ReadProperties(ref ODataReader reader)
    {
        var scope = reader.EnterObject(this, isOpen: true);
        while (reader.NextProperty(Names, ref scope, out var property))
        {
            switch (property)
            {
                case 0: _city = reader.ReadString(); break;
                case 1: _street = reader.ReadString(); break;
            }
        }
    }

    protected override void WriteProperties(ODataWriter writer)
    {
        var scope = writer.EnterObject(this, Names);
        while (writer.NextProperty(Names, ref scope, out var property))
        {
            switch (property)
            {
                case 0: writer.WriteString(_city); break;
                case 1: writer.WriteString(_street); break;
            }
        }
    }
}

/// <summary>A base type.</summary>
public partial class Customer : ODataEntity, IODataObject<Customer>
{
    /// <summary>Where a derived type goes on counting.</summary>
    private protected const int CustomerProperties = 10;

    private static readonly PropertyNames Names = new("ID", "Name", "Rating", "Favourite", "Address", "Emails", "Since", "Balance", "Orders", "Boss")
    {
        Keys = [0], Complex = [4], Navigations = [8, 9],
    };

    private Guid _iD;
    private string? _name;
    private int? _rating;
    private Color? _favourite;
    private Address? _address;
    private IReadOnlyList<string?> _emails = [];
    private DateTimeOffset? _since;
    private decimal? _balance;
    private IReadOnlyList<Order>? _orders;
    private Customer? _boss;

    public Guid ID { get => _iD; set => SetProperty(ref _iD, value, 0); }

    public string? Name { get => _name; set => SetProperty(ref _name, value, 1); }

    public int? Rating { get => _rating; set => SetProperty(ref _rating, value, 2); }

    public Color? Favourite { get => _favourite; set => SetProperty(ref _favourite, value, 3); }

    public Address? Address { get => _address; set => SetProperty(ref _address, value, 4); }

    public IReadOnlyList<string?> Emails { get => _emails; set => SetProperty(ref _emails, value, 5); }

    public DateTimeOffset? Since { get => _since; set => SetProperty(ref _since, value, 6); }

    public decimal? Balance { get => _balance; set => SetProperty(ref _balance, value, 7); }

    public IReadOnlyList<Order>? Orders { get => _orders; set => SetProperty(ref _orders, value, 8); }

    public Customer? Boss { get => _boss; set => SetProperty(ref _boss, value, 9); }

    static Customer IODataObject<Customer>.Read(ref ODataReader reader)
    {
        if (reader.IsType("Shop.KeyCustomer"u8))
            return reader.ReadAs<KeyCustomer>();
        var row = new Customer();
        row.ReadProperties(ref reader);
        return row;
    }

    protected override void ReadProperties(ref ODataReader reader)
    {
        var scope = reader.EnterObject(this);
        while (reader.NextProperty(Names, ref scope, out var property))
            ReadCustomerProperty(ref reader, property);
    }

    private protected void ReadCustomerProperty(ref ODataReader reader, int property)
    {
        switch (property)
        {
            case 0: _iD = reader.ReadGuid() ?? default; break;
            case 1: _name = reader.ReadString(); break;
            case 2: _rating = reader.ReadInt32(); break;
            case 3: _favourite = reader.ReadEnum(ColorWire.Names); break;
            case 4: _address = reader.ReadObject<Address>(); break;
            case 5: _emails = reader.ReadList(static (ref ODataReader r) => r.ReadString()) ?? []; break;
            case 6: _since = reader.ReadDateTimeOffset(); break;
            case 7: _balance = reader.ReadDecimal(); break;
            case 8: _orders = reader.ReadCollection<Order>(); break;
            case 9: _boss = reader.ReadObject<Customer>(); break;
        }
    }

    protected override void WriteProperties(ODataWriter writer)
    {
        var scope = writer.EnterObject(this, Names);
        while (writer.NextProperty(Names, ref scope, out var property))
            WriteCustomerProperty(writer, property);
    }

    private protected void WriteCustomerProperty(ODataWriter writer, int property)
    {
        switch (property)
        {
            case 0: writer.WriteGuid(_iD); break;
            case 1: writer.WriteString(_name); break;
            case 2: writer.WriteInt32(_rating); break;
            case 3: writer.WriteEnum(_favourite, ColorWire.Names); break;
            case 4: writer.WriteObject(_address); break;
            case 5: writer.WriteList(_emails, static (w, item) => w.WriteString(item)); break;
            case 6: writer.WriteDateTimeOffset(_since); break;
            case 7: writer.WriteDecimal(_balance); break;
            case 8: writer.WriteCollection(_orders); break;
            case 9: writer.WriteObject(_boss); break;
        }
    }

    protected override ODataKeyPart[] GetKeyParts() => [new("ID", ODataLiteral.Guid(_iD))];
}

/// <summary>A derived entity type.</summary>
public partial class KeyCustomer : Customer, IODataObject<KeyCustomer>
{
    private static readonly PropertyNames Names = new("ID", "Name", "Rating", "Favourite", "Address", "Emails", "Since", "Balance", "Orders", "Boss", "Discount")
    {
        TypeName = "Shop.KeyCustomer", Keys = [0], Complex = [4], Navigations = [8, 9],
    };

    private decimal? _discount;

    public decimal? Discount { get => _discount; set => SetProperty(ref _discount, value, 10); }

    static KeyCustomer IODataObject<KeyCustomer>.Read(ref ODataReader reader)
    {
        var row = new KeyCustomer();
        row.ReadProperties(ref reader);
        return row;
    }

    protected override void ReadProperties(ref ODataReader reader)
    {
        var scope = reader.EnterObject(this);
        while (reader.NextProperty(Names, ref scope, out var property))
        {
            switch (property)
            {
                case < CustomerProperties: ReadCustomerProperty(ref reader, property); break;
                case CustomerProperties: _discount = reader.ReadDecimal(); break;
            }
        }
    }

    protected override void WriteProperties(ODataWriter writer)
    {
        var scope = writer.EnterObject(this, Names);
        while (writer.NextProperty(Names, ref scope, out var property))
        {
            switch (property)
            {
                case < CustomerProperties: WriteCustomerProperty(writer, property); break;
                case CustomerProperties: writer.WriteDecimal(_discount); break;
            }
        }
    }
}

/// <summary>What customers order.</summary>
public partial class Order : ODataEntity, IODataObject<Order>
{
    private static readonly PropertyNames Names = new("ID", "Amount", "OrderedOn", "At", "Takes", "Paid")
    {
        Keys = [0],
    };

    private long _iD;
    private decimal? _amount;
    private DateOnly? _orderedOn;
    private TimeOnly? _at;
    private TimeSpan? _takes;
    private bool? _paid;

    public long ID { get => _iD; set => SetProperty(ref _iD, value, 0); }

    public decimal? Amount { get => _amount; set => SetProperty(ref _amount, value, 1); }

    public DateOnly? OrderedOn { get => _orderedOn; set => SetProperty(ref _orderedOn, value, 2); }

    public TimeOnly? At { get => _at; set => SetProperty(ref _at, value, 3); }

    public TimeSpan? Takes { get => _takes; set => SetProperty(ref _takes, value, 4); }

    public bool? Paid { get => _paid; set => SetProperty(ref _paid, value, 5); }

    static Order IODataObject<Order>.Read(ref ODataReader reader)
    {
        var row = new Order();
        row.ReadProperties(ref reader);
        return row;
    }

    protected override void ReadProperties(ref ODataReader reader)
    {
        var scope = reader.EnterObject(this);
        while (reader.NextProperty(Names, ref scope, out var property))
        {
            switch (property)
            {
                case 0: _iD = reader.ReadInt64() ?? default; break;
                case 1: _amount = reader.ReadDecimal(); break;
                case 2: _orderedOn = reader.ReadDate(); break;
                case 3: _at = reader.ReadTimeOfDay(); break;
                case 4: _takes = reader.ReadDuration(); break;
                case 5: _paid = reader.ReadBoolean(); break;
            }
        }
    }

    protected override void WriteProperties(ODataWriter writer)
    {
        var scope = writer.EnterObject(this, Names);
        while (writer.NextProperty(Names, ref scope, out var property))
        {
            switch (property)
            {
                case 0: writer.WriteInt64(_iD); break;
                case 1: writer.WriteDecimal(_amount); break;
                case 2: writer.WriteDate(_orderedOn); break;
                case 3: writer.WriteTimeOfDay(_at); break;
                case 4: writer.WriteDuration(_takes); break;
                case 5: writer.WriteBoolean(_paid); break;
            }
        }
    }

    protected override ODataKeyPart[] GetKeyParts() => [new("ID", ODataLiteral.Int64(_iD))];
}
