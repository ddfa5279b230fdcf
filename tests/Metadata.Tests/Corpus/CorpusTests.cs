using Btp.Connectivity.Metadata.Csdl;
using Btp.Connectivity.Metadata.Model;
using Btp.Connectivity.Metadata.Tests.Support;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Metadata.Tests.Corpus;

/// <summary>Real documents, counted before by means that have nothing in common with this reader.</summary>
public sealed class CorpusTests
{
    [SharedDataFact]
    public void Every_document_gives_a_model_or_is_no_metadata()
    {
        var refused = CorpusDocument.All().Where(d => d.Result.Model is null).ToList();
        Assert.Equal(["AdventureWorksModel-v3.edmx", "Northwind-v3-b1ff.edmx", "NorthwindModel-v3.edmx"], refused.Select(d => d.Name));
        Assert.All(refused, d => Assert.Contains("EF-designer-edmx", d.Notes, StringComparison.Ordinal));
    }

    [SharedDataFact]
    public void Counts_agree_with_the_index_and_every_difference_is_one_that_is_named()
    {
        var differences = new List<string>();
        foreach (var document in CorpusDocument.All())
        {
            if (document.Result is not { Model: { } model } result)
                continue;

            // What was skipped is accounted for by its problem; only what is missing without a word is a difference.
            var excused = result.Problems.Count;
            Compare("entity types", model.EntityTypes.Count, document.EntityTypes);
            Compare("entity sets", model.EntitySets.Count, document.EntitySets);
            Compare("properties", model.EntityTypes.Sum(t => t.Properties.Count) + model.ComplexTypes.Sum(t => t.Properties.Count), document.Properties);
            Compare("navigations", model.EntityTypes.Sum(t => t.Navigations.Count) + model.ComplexTypes.Sum(t => t.Navigations.Count), document.Navigations);
            Compare("version", model.Version is ODataVersion.V401 ? "V4" : model.Version.ToString(), document.Version);

            void Compare<T>(string what, T read, T counted)
            {
                var missing = read is int r && counted is int c ? c - r : 0;
                if (!Equals(read, counted) && (missing <= 0 || missing > excused))
                    differences.Add($"{document.Name}: {what} {read}, counted {counted}");
            }
        }

        // The wrapper of this one says 4.0 and its operations are those of V4; only the namespace of its schema is that of V2.
        Assert.Equal(["API-TEST-SRV-v2-9c84.edmx: version V4, counted V2"], differences);
    }

    [SharedDataFact]
    public void Operations_of_V4_documents_are_all_there_but_those_that_nothing_imports()
    {
        var missing = CorpusDocument.All().Where(d => d.Version == "V4")
            .Select(d => (d.Name, d.Operations, Result: MetadataReader.ReadEdmModel(d.Text)))
            .Where(d => d.Result.Model is not null && d.Result.Problems.IsEmpty)
            .Where(d => d.Operations > d.Result.Model!.Operations.Count + UnboundWithoutImport(d.Result))
            .Select(d => d.Name);
        Assert.Empty(missing);

        static int UnboundWithoutImport(EdmModelResult result) => result.EdmModel!.SchemaElements.OfType<Microsoft.OData.Edm.IEdmOperation>()
            .Count(o => !o.IsBound && !result.Model!.Operations.Any(m => m.FullName == o.Namespace + "." + o.Name));
    }

    [SharedDataFact]
    public void Every_malformed_document_is_refused_with_a_line_and_a_reason()
    {
        var files = SharedData.Files(Path.Combine("data", "edmx-malformed"), "*");
        Assert.Equal(7, files.Count);
        Assert.All(files, file =>
        {
            var problem = Edmx.Refusal(File.ReadAllText(file));
            Assert.True(problem.Line >= 1 && problem.Column > 1, file);

            // What was expected, or what to do.
            Assert.Matches("expected|remove", problem.Reason);
        });
    }

    [SharedDataFact]
    public void Reading_twice_gives_equal_results() =>
        Assert.All(CorpusDocument.All(), d => Assert.Equal(d.Result, MetadataReader.Read(d.Text)));

    [SharedDataFact]
    public void Every_element_has_a_line_of_the_document() => Assert.All(CorpusDocument.All(), d =>
    {
        var (text, model) = (d.Text, d.Result.Model);
        var last = text.Count(c => c == '\n') + 1;
        IEnumerable<int> lines = model is null ? [] :
        [
            .. model.EntityTypes.SelectMany(t => t.Properties.Select(p => p.Line).Concat(t.Navigations.Select(n => n.Line)).Append(t.Line)),
            .. model.ComplexTypes.SelectMany(t => t.Properties.Select(p => p.Line).Append(t.Line)),
            .. model.EnumTypes.Select(t => t.Line), .. model.EntitySets.Select(s => s.Line), .. model.Singletons.Select(s => s.Line), .. model.Operations.Select(o => o.Line),
        ];
        Assert.All(lines, line => Assert.InRange(line, 1, last));
    });
}
