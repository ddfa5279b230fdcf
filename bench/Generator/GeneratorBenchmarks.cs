using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;

namespace Btp.Connectivity.Bench.Generator;

/// <summary>What a build and a keystroke cost.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private readonly Project _salesOrder = new(["API-SALES-ORDER-SRV-v2"], 0);
    private readonly Project _businessPartner = new(["API-BUSINESS-PARTNER-v2"], 0);
    private readonly Project _big = new([.. Enumerable.Repeat("API-SALES-ORDER-SRV-v2", 19), "graph1-0-v4"], 300);
    private GeneratorDriver _warm = null!;
    private int _edit;

    /// <summary>Runs the big project once.</summary>
    [GlobalSetup]
    public void Warm() => _warm = _big.NewDriver().RunGenerators(_big.Compilation);

    /// <summary>A build of a project with API_SALES_ORDER_SRV.</summary>
    [Benchmark]
    public GeneratorDriver ColdSalesOrder() => _salesOrder.NewDriver().RunGenerators(_salesOrder.Compilation);

    /// <summary>A build of a project with API_BUSINESS_PARTNER.</summary>
    [Benchmark]
    public GeneratorDriver ColdBusinessPartner() => _businessPartner.NewDriver().RunGenerators(_businessPartner.Compilation);

    /// <summary>A keystroke in a C# file that declares nothing, beside twenty documents and 300 files.</summary>
    [Benchmark]
    public GeneratorDriver UnrelatedEdit() => _warm = _warm.RunGenerators(_big.EditSource("Other7.cs", _edit++));

    /// <summary>A keystroke in the file of a declaration.</summary>
    [Benchmark]
    public GeneratorDriver DeclarationEdit() => _warm = _warm.RunGenerators(_big.EditSource("Service3.cs", _edit++));

    /// <summary>A document of 1 MB among twenty is written anew.</summary>
    [Benchmark]
    public GeneratorDriver DocumentEdit() => _big.EditDocument(_warm, 19).RunGenerators(_big.Compilation);
}
