using Microsoft.CodeAnalysis;

namespace Btp.Connectivity.Testing.Tests.Samples;

/// <summary>One class per additional file, named after it; honest and incremental.</summary>
[Generator]
public sealed class FileNameGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider
            .Select(static (text, cancel) => (Name: Path.GetFileNameWithoutExtension(text.Path), Content: text.GetText(cancel)!.ToString()))
            .WithTrackingName("Text")
            .Select(static (file, _) => (file.Name, file.Content.Length))
            .WithTrackingName("Model");
        context.RegisterSourceOutput(files, static (output, file) =>
            output.AddSource($"{file.Name}.g.cs", $"internal static class {file.Name}\n{{\n    public const int Length = {file.Length};\n}}\n"));
    }
}

[Generator]
public sealed class ThrowingGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterSourceOutput(context.CompilationProvider, static (_, _) => throw new InvalidOperationException("the generator broke"));
}

[Generator]
public sealed class WrongCodeGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.AdditionalTextsProvider.Select(static (_, _) => 1), static (output, _) => output.AddSource("Wrong.g.cs", "internal class Wrong { private int _unused; }\n"));
}

/// <summary>Looks incremental and redoes everything: its model has no value equality.</summary>
[Generator]
public sealed class ForgetfulGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.CompilationProvider.Select(static (compilation, _) => new[] { compilation.AssemblyName }).WithTrackingName("Names"),
        static (output, names) => output.AddSource("Names.g.cs", $"// {names[0]}\n"));
}

/// <summary>Carries a symbol past the first step.</summary>
[Generator]
public sealed class HoardingGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.CompilationProvider.Select(static (compilation, _) => (ISymbol)compilation.GetSpecialType(SpecialType.System_Int32)).WithTrackingName("Symbol"),
        static (output, symbol) => output.AddSource("Symbol.g.cs", $"// {symbol.Name}\n"));
}
