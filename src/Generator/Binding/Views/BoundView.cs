using Btp.Connectivity.Generator.Diagnostics;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Metadata;

namespace Btp.Connectivity.Generator.Binding.Views;

/// <summary>What a view came to.</summary>
/// <param name="Declaration">The view's full name.</param>
/// <param name="View">The C# to be; null if something stands in the way.</param>
/// <param name="Findings">What stands in the way.</param>
internal sealed record BoundView(string Declaration, ViewModel? View, EquatableArray<Finding> Findings);
