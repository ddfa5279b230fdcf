using Btp.Connectivity.Metadata.Csdl;
using Btp.Connectivity.Metadata.Tests.Support;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Metadata.Tests.Corpus;

public sealed class MutationTests
{
    private const int Mutants = 300;

    [SharedDataFact]
    public void Damaged_documents_give_a_model_or_a_reason_at_a_line_and_never_an_exception()
    {
        var documents = CorpusDocument.All().Where(d => d.Properties < 300).ToList();
        for (var seed = 0; seed < Mutants; seed++)
        {
            var document = documents[seed * 7 % documents.Count];
            var mutant = new MetadataMutator(seed).Mutate(document.Text);
            var result = MetadataReader.Read(mutant);
            var where = $"{document.Name} with seed {seed}";
            Assert.True(result.Model is not null || result.Problems.Count == 1, where);
            Assert.True(result.Problems.All(p => p is { Line: >= 1, Column: >= 1, Reason.Length: > 0 }), where);
            Assert.Empty(result.Model is null ? [] : ModelConsistency.Violations(result.Model));
            Assert.DoesNotContain(result.Problems, p => p.Reason.Contains("defeated", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_damage()
    {
        var document = Edmx.V4(Edmx.Entity(""));
        Assert.Equal(new MetadataMutator(3).Mutate(document), new MetadataMutator(3).Mutate(document));
        Assert.NotEqual(document, new MetadataMutator(3).Mutate(document));
    }

    [SharedDataFact]
    public void Documents_that_are_cut_off_anywhere_are_refused()
    {
        var text = CorpusDocument.All().First(d => d.Name == "TripPin-v4-6b9a.edmx").Text.TrimEnd();
        for (var length = 0; length < text.Length; length += 97)
            Assert.True(Edmx.Refusal(text[..length]).Line >= 1);
    }
}
