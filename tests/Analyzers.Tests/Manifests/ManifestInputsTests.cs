using Btp.Connectivity.Analyzers.Manifests;
using Microsoft.CodeAnalysis.Text;

namespace Btp.Connectivity.Analyzers.Tests.Manifests;

public sealed class ManifestInputsTests
{
    private const string Text = "modules:\n- name: srv\n";

    [Fact]
    public void A_text_is_read_once_for_all_compilations()
    {
        var text = SourceText.From(Text);

        Assert.Same(ManifestInputs.Document("/0/mta.yaml", text), ManifestInputs.Document("/0/mta.yaml", text));
    }

    [Fact]
    public void Another_text_or_another_path_is_another_document()
    {
        var text = SourceText.From(Text);
        var first = ManifestInputs.Document("/0/mta.yaml", text);

        Assert.NotSame(first, ManifestInputs.Document("/0/mta.yaml", SourceText.From(Text)));
        Assert.Equal("/0/mtad.yaml", ManifestInputs.Document("/0/mtad.yaml", text).Path);
    }
}
