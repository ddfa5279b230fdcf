using Btp.Connectivity.Metadata.Model;
using Btp.Connectivity.Metadata.Tests.Support;

namespace Btp.Connectivity.Metadata.Tests.Reading;

public sealed class EnumerationTests
{
    private static EnumTypeModel Read(string members, string attributes = "") => Edmx.Model(Edmx.V4($"""<EnumType Name="E" {attributes}>{members}</EnumType>""")).EnumTypes[0];

    [Fact]
    public void Members_without_value_count_from_zero() => Assert.Equal([0L, 1L], Read("""<Member Name="A"/><Member Name="B"/>""").Members.Select(m => m.Value));

    [Fact]
    public void Members_with_value_have_it() => Assert.Equal([4L, -1L], Read("""<Member Name="A" Value="4"/><Member Name="B" Value="-1"/>""").Members.Select(m => m.Value));

    [Fact]
    public void Flags_and_the_underlying_type_are_kept()
    {
        var type = Read("""<Member Name="A" Value="1"/>""", "IsFlags=\"true\" UnderlyingType=\"Edm.Int64\"");
        Assert.Equal((true, PrimitiveKind.Int64), (type.IsFlags, type.UnderlyingType));
    }

    [Fact]
    public void Without_either_it_is_a_plain_Int32()
    {
        var type = Read("""<Member Name="A"/>""");
        Assert.Equal((false, PrimitiveKind.Int32), (type.IsFlags, type.UnderlyingType));
    }

    [Fact]
    public void A_member_whose_value_is_no_integer_is_left_out_alone()
    {
        var (model, problem) = Edmx.Skipping(Edmx.V4("""<EnumType Name="E"><Member Name="A" Value="one"/><Member Name="B" Value="2"/></EnumType>"""));
        Assert.Equal(["B"], model.EnumTypes[0].Members.Select(m => m.Name));
        Assert.Equal("member 'A' of 'E'", problem.Construct);
    }

    [Fact]
    public void An_underlying_type_that_is_no_integer_is_replaced_and_noted()
    {
        var (model, problem) = Edmx.Skipping(Edmx.V4("""<EnumType Name="E" UnderlyingType="Edm.String"><Member Name="A"/></EnumType>"""));
        Assert.Equal(PrimitiveKind.Int32, model.EnumTypes[0].UnderlyingType);
        Assert.Contains("Edm.Int32", problem.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UnderlyingType=\"Edm.Byte\"", "300")]
    [InlineData("UnderlyingType=\"Edm.SByte\"", "-129")]
    [InlineData("", "4294967296")]
    public void Members_that_do_not_fit_get_a_wider_type(string underlying, string value)
    {
        var (model, problem) = Edmx.Skipping(Edmx.V4($"""<EnumType Name="E" {underlying}><Member Name="A" Value="{value}"/></EnumType>"""));
        Assert.Equal(PrimitiveKind.Int64, Assert.Single(model.EnumTypes).UnderlyingType);
        Assert.Contains("do not fit", problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_that_fit_keep_theirs() =>
        Assert.Equal(PrimitiveKind.Byte, Edmx.Model(Edmx.V4("""<EnumType Name="E" UnderlyingType="Edm.Byte"><Member Name="A" Value="255"/></EnumType>""")).EnumTypes[0].UnderlyingType);
}
