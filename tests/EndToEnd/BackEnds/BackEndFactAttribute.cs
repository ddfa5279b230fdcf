using Btp.Connectivity.Testing;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Btp.Connectivity.EndToEnd.BackEnds;

/// <summary>A test that runs against several back ends; visibly skipped for those that need <c>node</c> where that is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Btp.Connectivity.EndToEnd.BackEnds.BackEndFactDiscoverer", "Btp.Connectivity.EndToEnd")]
public sealed class BackEndFactAttribute : FactAttribute;

/// <summary>Makes the test cases of <see cref="BackEndFactAttribute"/>.</summary>
public sealed class BackEndFactDiscoverer(IMessageSink sink) : FactDiscoverer(sink)
{
    /// <inheritdoc/>
    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
        => new BackEndTestCase(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod);
}

/// <summary>A test against one back end.</summary>
public sealed class BackEndTestCase : XunitTestCase
{
    /// <summary>For the test framework's own use.</summary>
    [Obsolete("Called when a test case is sent between processes.")]
    public BackEndTestCase()
    {
    }

    internal BackEndTestCase(IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(sink, display, options, method)
    {
    }

    /// <inheritdoc/>
    protected override string GetSkipReason(IAttributeInfo factAttribute)
        => TestMethod.TestClass.Class.Name is var name && (name.Contains("MockServer", StringComparison.Ordinal) || name.Contains("CapServer", StringComparison.Ordinal)) ? new NodeFactAttribute().Skip : base.GetSkipReason(factAttribute);
}
