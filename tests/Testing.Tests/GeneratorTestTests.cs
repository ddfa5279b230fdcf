using Btp.Connectivity.Testing.Tests.Samples;
using Xunit.Sdk;

namespace Btp.Connectivity.Testing.Tests;

public sealed class GeneratorTestTests
{
    private static GeneratorTest<TGenerator> Consumer<TGenerator>()
        where TGenerator : Microsoft.CodeAnalysis.IIncrementalGenerator, new() => new()
        {
            TestCode = "public class C;",
            TestState = { AdditionalFiles = { { "Orders.edmx", "<a/>", "ODataMetadata" }, { "Items.edmx", "<b/>", "ODataMetadata" } } },
        };

    [Fact]
    public void What_is_generated_can_be_read_by_its_hint_name()
    {
        var run = Consumer<FileNameGenerator>().Run();

        Assert.Equal(["Orders.g.cs", "Items.g.cs"], run.HintNames);
        Assert.Contains("Length = 4", run.Source("Orders.g.cs"), StringComparison.Ordinal);
        Assert.Equal(["Model", "Text"], run.StepNames);
    }

    [Fact]
    public void An_unrelated_edit_redoes_nothing_and_reads_no_document()
    {
        var run = Consumer<FileNameGenerator>().Run();
        var reads = run.ReadsOf("Orders.edmx");

        var edited = run.ReplaceSource("Test0.cs", "public class C { public int X; }");

        edited.AssertNothingWasRedone();
        Assert.Equal(reads, edited.ReadsOf("Orders.edmx"));
    }

    [Fact]
    public void An_edit_of_one_document_redoes_it_and_not_the_other()
    {
        var edited = Consumer<FileNameGenerator>().Run().ReplaceAdditionalFile("Orders.edmx", "<longer/>");

        edited.AssertChanged("Model");
        Assert.Throws<TrueException>(() => edited.AssertNothingWasRedone());
        Assert.Contains("Length = 9", edited.Source("Orders.g.cs"), StringComparison.Ordinal);
        Assert.Single(edited.Reasons("Model"), Microsoft.CodeAnalysis.IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void A_document_written_without_a_change_leaves_the_model_as_it_is()
    {
        var touched = Consumer<FileNameGenerator>().Run().TouchAdditionalFile("Orders.edmx");

        touched.AssertUnchanged("Text");
        touched.AssertNothingWasRedone();
        Assert.Throws<ContainsException>(() => touched.AssertChanged("Model"));
    }

    [Fact]
    public void A_step_that_does_not_exist_is_an_error() =>
        Assert.Contains("there are: Model, Text", Assert.Throws<TrueException>(() => Consumer<FileNameGenerator>().Run().AssertUnchanged("Modell")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_generator_that_throws_fails() =>
        Assert.Contains("the generator broke", Assert.Throws<TrueException>(() => Consumer<ThrowingGenerator>().Run()).Message, StringComparison.Ordinal);

    [Fact]
    public void Output_with_a_warning_fails()
    {
        var test = Consumer<WrongCodeGenerator>();
        test.TestState.AdditionalFiles.RemoveAt(1);

        Assert.Contains("CS0169", Assert.Throws<FailException>(() => test.Run()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_without_value_equality_fails() =>
        Assert.Contains("Names: Modified", Assert.Throws<TrueException>(() => Consumer<ForgetfulGenerator>().Run()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_symbol_in_a_step_fails() =>
        Assert.Contains("step Symbol holds a Microsoft.CodeAnalysis", Assert.Throws<FalseException>(() => Consumer<HoardingGenerator>().Run()).Message, StringComparison.Ordinal);
}
