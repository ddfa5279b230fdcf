using Btp.Connectivity.Metadata.Model;
using Btp.Connectivity.Metadata.Tests.Support;

namespace Btp.Connectivity.Metadata.Tests.Upgrade;

public sealed class SapCapabilityTests
{
    [Fact]
    public void A_set_that_says_nothing_allows_everything_but_searching() => Assert.Equal(Capabilities.All with { IsSearchable = false }, Edmx.V2Set(""));

    [Fact]
    public void A_set_that_says_so_can_be_searched() => Assert.Equal(Capabilities.All, Edmx.V2Set("sap:searchable=\"true\""));

    [Theory]
    [InlineData("creatable")]
    [InlineData("updatable")]
    [InlineData("deletable")]
    public void What_is_false_is_not_allowed(string attribute)
    {
        var capabilities = Edmx.V2Set($"sap:{attribute}=\"false\"");
        Assert.Equal((attribute != "creatable", attribute != "updatable", attribute != "deletable"), (capabilities.IsInsertable, capabilities.IsUpdatable, capabilities.IsDeletable));
    }

    [Fact]
    public void What_depends_on_the_entity_is_allowed() => Assert.True(Edmx.V2Set("sap:updatable-path=\"Updatable\"").IsUpdatable);

    [Fact]
    public void What_is_said_twice_is_broken_and_not_allowed() => Assert.False(Edmx.V2Set("sap:updatable=\"true\" sap:updatable-path=\"Updatable\"").IsUpdatable);

    [Fact]
    public void A_set_without_paging_takes_neither_top_nor_skip()
    {
        var capabilities = Edmx.V2Set("sap:pageable=\"false\"");
        Assert.Equal((false, false), (capabilities.SupportsTop, capabilities.SupportsSkip));
    }

    [Fact]
    public void A_set_without_top_may_still_skip()
    {
        var capabilities = Edmx.V2Set("sap:topable=\"false\"");
        Assert.Equal((false, true), (capabilities.SupportsTop, capabilities.SupportsSkip));
    }

    [Fact]
    public void A_set_that_cannot_be_addressed_is_reached_by_navigation_only()
    {
        var capabilities = Edmx.V2Set("sap:addressable=\"false\"");
        Assert.Equal((false, false, false), (capabilities.IsReadable, capabilities.IsReadableByKey, capabilities.IsInsertable));
        Assert.True(capabilities.IsDeletable);
    }

    [Fact]
    public void A_set_may_demand_a_filter()
    {
        Assert.True(Edmx.V2Set("sap:requires-filter=\"true\"").RequiresFilter);
        Assert.False(Edmx.V2Set("").RequiresFilter);
    }

    [Fact]
    public void A_set_may_refuse_to_count()
    {
        Assert.False(Edmx.V2Set("sap:countable=\"false\"").IsCountable);
        Assert.True(Edmx.V2Set("").IsCountable);
    }
}
