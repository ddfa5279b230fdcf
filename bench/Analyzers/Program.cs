using System.Globalization;
using Btp.Connectivity.Bench.Analyzers;
using Microsoft.CodeAnalysis.Diagnostics;

// Warm code and a warm compiler: a build server has both.
var isShort = args.Contains("--short");
var peers = isShort ? Measurement.Passwords : Measurement.Peer;
await Measurement.SecondsAsync(Project.Create(4_000), peers);
var compilation = Project.Create(200_000);
var runs = isShort ? 1 : 5;
var totals = new List<(double Own, double Peer, IReadOnlyDictionary<DiagnosticAnalyzer, double> Each)>();
for (var run = 0; run < runs; run++)
{
    var seconds = await Measurement.SecondsAsync(compilation.Clone(), peers);
    totals.Add((Measurement.Own.Sum(analyzer => seconds[analyzer]), Measurement.Passwords.Sum(analyzer => seconds[analyzer]), seconds));
}

var median = totals.OrderBy(total => total.Own).ElementAt(runs / 2);
foreach (var (analyzer, seconds) in median.Each.OrderByDescending(pair => pair.Value))
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds,8:0.000} s  {analyzer.GetType().Name}"));

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure analyzer-seconds-200k {median.Own:0.###}"));
if (median.Peer > 0)
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure analyzer-vs-s2068-ratio {median.Own / median.Peer:0.###}"));

// Allocation does not grow with the size of a project, so that a smaller one tells the same.
var bytes = await Measurement.BytesPerDocumentAsync(Project.Create(20_000));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure analyzer-bytes-per-document {bytes:0}"));
