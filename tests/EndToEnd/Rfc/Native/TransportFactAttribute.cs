using Xunit.Abstractions;
using Xunit.Sdk;

namespace Btp.Connectivity.EndToEnd.Rfc.Native;

/// <summary>A test of a transport; visibly skipped in the classes that need a C compiler (<see cref="NeedsCompilerAttribute"/>) where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Btp.Connectivity.EndToEnd.Rfc.Native.TransportFactDiscoverer", "Btp.Connectivity.EndToEnd")]
public sealed class TransportFactAttribute : FactAttribute;

/// <summary>The same with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Btp.Connectivity.EndToEnd.Rfc.Native.TransportTheoryDiscoverer", "Btp.Connectivity.EndToEnd")]
public sealed class TransportTheoryAttribute : TheoryAttribute;

/// <summary>The class calls the stand-in for SAP's RFC library, which is compiled first.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsCompilerAttribute : Attribute
{
    internal static string? ReasonToSkip(ITestMethod method) => method.TestClass.Class.GetCustomAttributes(typeof(NeedsCompilerAttribute)).Any() ? NativeDouble.Missing : null;
}

/// <summary>Called by xunit.</summary>
/// <param name="messages">Takes messages.</param>
public sealed class TransportFactDiscoverer(IMessageSink messages) : FactDiscoverer(messages)
{
    /// <inheritdoc/>
    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) => NeedsCompilerAttribute.ReasonToSkip(testMethod) is { } reason
        ? new XunitSkippedDataRowTestCase(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod, reason)
        : base.CreateTestCase(discoveryOptions, testMethod, factAttribute);
}

/// <summary>Called by xunit.</summary>
/// <param name="messages">Takes messages.</param>
public sealed class TransportTheoryDiscoverer(IMessageSink messages) : TheoryDiscoverer(messages)
{
    /// <inheritdoc/>
    public override IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute) => NeedsCompilerAttribute.ReasonToSkip(testMethod) is { } reason
        ? [new XunitSkippedDataRowTestCase(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod, reason)]
        : base.Discover(discoveryOptions, testMethod, theoryAttribute);
}
