using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl;
using Btp.Connectivity.Metadata.Model;
using Btp.Connectivity.Metadata.Tests.Support;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Metadata.Tests.Corpus;

/// <summary>What the incremental generator relies on: models are plain values that do not depend on the order of a document.</summary>
public sealed class ModelTests
{
    [Fact]
    public void Models_hold_no_XML_and_nothing_of_Edm() => ModelShape.AssertClean(typeof(ServiceModel).Assembly, "Btp.Connectivity.Metadata.Model");

    [Fact]
    public void Results_do_not_either() => ModelShape.AssertClean(typeof(MetadataResult));

    [Fact]
    public void The_result_for_servers_does_and_is_not_for_the_pipeline() => Assert.NotEmpty(ModelShape.Violations(typeof(EdmModelResult)));

    [SharedDataFact]
    public void A_model_at_work_holds_none() => ModelShape.AssertHoldsNoHandle(MetadataReader.Read(CorpusDocument.All().First(d => d.Name == "TripPin-v4-6b9a.edmx").Text), "result");

    [SharedDataFact]
    public void Every_name_in_a_model_leads_to_something_in_it() => Assert.Empty(
        CorpusDocument.All().Where(d => d.Result.Model is not null).SelectMany(d => ModelConsistency.Violations(d.Result.Model!).Select(v => $"{d.Name}: {v}")));

    [SharedDataFact]
    public void Reordering_the_children_of_schemas_changes_lines_only()
    {
        var different = new List<string>();
        foreach (var document in CorpusDocument.All())
        {
            var read = document.Result;
            if (read.Model is null || read.Problems.Any(p => p.Reason.Contains("before", StringComparison.Ordinal) || p.Reason.Contains("already", StringComparison.Ordinal)))
                continue;

            var reordered = MetadataReader.Read(Reorder(document.Text)).Model!;
            if (read.Model.WithoutLines() != reordered.WithoutLines())
                different.Add(document.Name);
        }

        Assert.Empty(different);
    }

    [Fact]
    public void Reordering_the_members_of_a_type_changes_the_model() => Assert.NotEqual(
        Edmx.Model(Edmx.V4(Edmx.Entity("""<Property Name="A" Type="Edm.String"/><Property Name="B" Type="Edm.String"/>"""))).WithoutLines(),
        Edmx.Model(Edmx.V4(Edmx.Entity("""<Property Name="B" Type="Edm.String"/><Property Name="A" Type="Edm.String"/>"""))).WithoutLines());

    private static string Reorder(string text)
    {
        var document = XDocument.Parse(text.TrimStart('\uFEFF'));
        foreach (var schema in document.Descendants().Where(e => e.Name.LocalName == "Schema").ToList())
        {
            // Annotations of one target by two groups are read in their order; they stay in it.
            var children = schema.Elements().Where(e => e.Name.LocalName != "Annotations").Reverse().Concat(schema.Elements().Where(e => e.Name.LocalName == "Annotations")).ToList();
            schema.ReplaceNodes(children);
        }

        return document.ToString(SaveOptions.DisableFormatting);
    }
}
