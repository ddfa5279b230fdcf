using Btp.Connectivity.Analyzers.Code.Headers;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Analyzers.Tests.Code;

public sealed class TokenErrorAnalyzerTests
{
    private const string Usings = "#nullable disable\nusing System; using System.Linq; using System.Text.Json; using System.Text.Json.Serialization;\n";
    private const string Types = "class Token { public string Value { get; set; } public string Error { get; set; } public string HttpHeader { get; set; } } class Answer { public Token[] AuthTokens { get; set; } }\n";

    [Theory]
    [InlineData("string M(JsonElement answer) => answer.GetProperty([|\"authTokens\"|])[0].GetProperty(\"value\").GetString();")]
    [InlineData("string M(Answer answer) => answer.[|AuthTokens|][0].Value;")]
    [InlineData("string M(Answer answer) { var token = answer.[|AuthTokens|].First(); return token.HttpHeader; }")]
    [InlineData("string M(Answer answer) { var token = answer.AuthTokens.First(); if (token.Error != null) throw new Exception(token.Error); return token.Value; }")]
    [InlineData("string M(JsonElement answer) { var token = answer.GetProperty(\"authTokens\")[0]; return token.TryGetProperty(\"error\", out _) ? null : token.GetProperty(\"value\").GetString(); }")]
    [InlineData("int M(Answer answer) => answer.AuthTokens.Length;")]
    [InlineData("int? M(Answer answer, int? n) { _ = answer.AuthTokens.Length; return n.Value; }")]
    [InlineData("string M(Answer answer) => answer.[|AuthTokens|]?.FirstOrDefault()?.Value;")]
    [InlineData("string M(Answer answer) => answer.[|AuthTokens|] is [var first, ..] ? first.Value : null;")]
    [InlineData("string M(Answer answer) => answer.[|AuthTokens|][0] is { Value: var value } ? value : null;")]
    [InlineData("string M(Answer answer) { foreach (var token in answer.[|AuthTokens|]) { return token.Value; } return null; }")]
    [InlineData("string M(Answer answer) => string.Join(\",\", answer.[|AuthTokens|].Select(token => token.Value));")]
    [InlineData("string M(Answer answer) => (from token in answer.[|AuthTokens|] select token.Value).First();")]
    [InlineData("string M(JsonElement answer) => answer.TryGetProperty([|\"authTokens\"|], out var tokens) ? tokens[0].GetProperty(\"value\").GetString() : null;")]
    [InlineData("string M(System.Text.Json.Nodes.JsonNode answer) => (string)answer[[|\"authTokens\"|]][0][\"http_header\"];")]
    [InlineData("string M(Answer answer) => Read(answer.[|AuthTokens|][0]); string Read(Token token) => token.Value;")]
    [InlineData("string M(Answer answer) => Read(answer.AuthTokens[0]); string Read(Token token) => token.Error ?? token.Value;")]
    [InlineData("#pragma warning disable BTP6007 // a test\n string M(Answer answer) => answer.AuthTokens[0].Value;")]
    public Task Errors_of_tokens_are_looked_at(string member) => new AnalyzerTest<TokenErrorAnalyzer>
    {
        TestCode = "#nullable disable\nusing System; using System.Linq; using System.Text.Json; class Token { public string Value { get; set; } public string Error { get; set; } public string HttpHeader { get; set; } } class Answer { public Token[] AuthTokens { get; set; } } class A {\n" + member + "\n}",
    }.RunAsync();

    // The first file reads a value; the second has what it calls.
    [Theory]
    [InlineData("string M(Answer answer) => Tokens.[|First|](answer).Value;", "static class Tokens { public static Token First(Answer answer) => answer.AuthTokens[0]; }")]
    [InlineData("string M(Answer answer) { var token = answer.[|First|](); return token.HttpHeader; }", "static class Tokens { public static Token First(this Answer answer) { var tokens = answer.AuthTokens; return tokens[0]; } }")]
    [InlineData("string M(JsonElement answer) => Tokens.[|Of|](answer).GetProperty(\"value\").GetString();", "static class Tokens { public static JsonElement Of(JsonElement answer) => answer.GetProperty(\"authTokens\")[0]; }")]
    [InlineData("string M(Reply reply) => reply.[|First|].Value;", "class Reply { public Token[] AuthTokens { get; set; } public Token First => AuthTokens[0]; }")]
    [InlineData("string M(Answer answer) => Tokens.Read(answer.[|AuthTokens|][0]);", "static class Tokens { public static string Read(Token token) => token.Value; }")]
    [InlineData("string M(Reply reply) => reply.[|Logons|][0].Text;", "class Reply { [JsonPropertyName(\"authTokens\")] public Logon[] Logons { get; set; } } class Logon { [JsonPropertyName(\"value\")] public string Text { get; set; } }")]
    [InlineData("string M(Answer answer) { Tokens.Log(answer); return answer.[|AuthTokens|][0].Value; }", "static class Tokens { public static void Log(Answer answer) => Console.WriteLine(answer.AuthTokens.Length); }")]
    public Task What_another_file_does_not_look_at_is_not_looked_at(string member, string other) => Verify(member, other);

    [Theory]
    [InlineData("string M(Answer answer) => Tokens.First(answer).Value;", "static class Tokens { public static Token First(Answer answer) => answer.AuthTokens[0] is { Error: null } token ? token : throw new Exception(); }")]
    [InlineData("string M(Answer answer) { var token = Tokens.First(answer); if (token.Error != null) throw new Exception(); return token.Value; }", "static class Tokens { public static Token First(Answer answer) => answer.AuthTokens[0]; }")]
    [InlineData("int? M(Answer answer, int? n) { Tokens.First(answer).ToString(); return n.Value; }", "static class Tokens { public static Token First(Answer answer) => answer.AuthTokens[0]; }")]
    [InlineData("string M(Answer answer) { Tokens.Check(answer); return answer.AuthTokens[0].Value; }", "static class Tokens { public static void Check(Answer answer) => Each(answer.AuthTokens); static void Each(Token[] tokens) { if (tokens.Any(token => token.Error != null)) throw new Exception(); } }")]
    [InlineData("string M(Answer answer) { var token = answer.AuthTokens[0]; token.Check(); return token.Value; }", "static class Tokens { public static void Check(this Token token) { if (token.Error != null) throw new Exception(); } }")]
    [InlineData("string M(Answer answer, ICheck check) { check.Look(answer); return answer.AuthTokens[0].Value; }", "interface ICheck { void Look(Answer answer); }")]
    [InlineData("string M(Reply reply) => reply.AuthTokens[0].Value;", "class Reply { public Logon[] AuthTokens { get; set; } } class Logon { string _value = \"\"; public string Error { get; set; } public string Value => Error is null ? _value : throw new Exception(Error); }")]
    [InlineData("string M(Reply reply) => reply.AuthTokens[0].Problem is null ? reply.AuthTokens[0].Value : null;", "class Reply { [JsonPropertyName(\"authTokens\")] public Logon[] AuthTokens { get; set; } } class Logon { public string Value { get; set; } [JsonPropertyName(\"error\")] public string Problem { get; set; } }")]
    [InlineData("int M(Answer answer) => Tokens.Count(answer).Value;", "static class Tokens { public static int? Count(Answer answer) => answer.AuthTokens.Length; }")]
    [InlineData("string M(Other other) => other.First().Value;", "class Other { public Token First() => new(); } static class Tokens { public static Token First(Answer answer) => answer.AuthTokens[0]; }")]
    [InlineData("\n#pragma warning disable BTP6007 // a test\n string M(Answer answer) => Tokens.First(answer).Value;", "static class Tokens { public static Token First(Answer answer) => answer.AuthTokens[0]; }")]
    public Task What_another_file_looks_at_is_looked_at(string member, string other) => Verify(member, other);

    private static Task Verify(string member, string other)
    {
        var test = new AnalyzerTest<TokenErrorAnalyzer> { TestCode = Usings + "class A {" + member + "\n}" };
        test.TestState.Sources.Add(Usings + Types + other);
        return test.RunAsync();
    }
}
