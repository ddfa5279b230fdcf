using System.Globalization;
using Btp.Connectivity.Bench.Analyzers;
using Microsoft.CodeAnalysis.Diagnostics;

// Warm code and a warm compiler: a build server has both. The pauses let the runtime compile what it found to be hot.
var isShort = args.Contains("--short");
var peers = isShort ? Measurement.Passwords : Measurement.Peer;
for (var round = 0; round < 3; round++)
{
    await Measurement.SecondsAsync(Project.Create(6_000), peers);
    await Task.Delay(TimeSpan.FromMilliseconds(300));
}

var compilation = Project.Create(200_000);
// Of two the faster counts, as what disturbs a run only adds to it.
var runs = isShort ? 2 : 5;
var totals = new List<(double Own, double Peer, IReadOnlyDictionary<DiagnosticAnalyzer, double> Each)>();
for (var run = 0; run < runs; run++)
{
    var seconds = await Measurement.SecondsAsync(compilation.Clone(), peers);
    totals.Add((Measurement.Own.Sum(analyzer => seconds[analyzer]), Measurement.Passwords.Sum(analyzer => seconds[analyzer]), seconds));
}

var middle = totals.OrderBy(total => total.Own).ElementAt((runs - 1) / 2);
foreach (var (analyzer, seconds) in middle.Each.OrderByDescending(pair => pair.Value))
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds,8:0.000} s  {analyzer.GetType().Name}"));

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure analyzer-seconds-200k {middle.Own:0.###}"));
if (middle.Peer > 0)
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure analyzer-vs-s2068-ratio {middle.Own / middle.Peer:0.###}"));

// Allocation does not grow with the size of a project, so that a smaller one tells the same.
var bytes = await Measurement.BytesPerDocumentAsync(Project.Create(2_000));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure analyzer-bytes-per-document {bytes:0}"));
