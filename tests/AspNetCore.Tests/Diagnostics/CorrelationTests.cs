using Btp.Connectivity.AspNetCore.Diagnostics;
using Btp.Connectivity.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Btp.Connectivity.AspNetCore.Tests.Diagnostics;

public sealed class CorrelationTests
{
    [Theory]
    [InlineData("x-correlationid", "order-4711", true)]
    [InlineData("x-vcap-request-id", "7a7f0c6e-5d0c-4a3e-b5a5-0d0c1a2b3c4d", true)]
    [InlineData("x-correlationid", "two words", false)]
    [InlineData("x-correlationid", "<script>", false)]
    [InlineData("x-correlationid", "", false)]
    public async Task The_id_of_the_request_is_that_of_its_calls_and_of_the_answer_if_it_is_an_id(string header, string value, bool taken)
    {
        var (seen, answered) = await RunAsync((header, value));

        Assert.Equal(seen, answered);
        Assert.Equal(taken, seen == value);
        Assert.NotEmpty(seen!);
    }

    [Fact]
    public async Task An_endless_id_is_not_taken_and_two_requests_without_one_differ()
    {
        Assert.NotEqual(new string('x', 129), (await RunAsync(("x-correlationid", new string('x', 129)))).Seen);
        Assert.NotEqual((await RunAsync()).Seen, (await RunAsync()).Seen);
    }

    private static async Task<(string? Seen, string Answered)> RunAsync(params (string Name, string Value)[] headers)
    {
        var context = new DefaultHttpContext();
        foreach (var (name, value) in headers)
        {
            context.Request.Headers[name] = value;
        }

        string? seen = null;
        await new BtpCorrelationMiddleware(
            async _ =>
            {
                await Task.Yield();
                seen = Correlation.Current;
            },
            NullLogger<BtpCorrelationMiddleware>.Instance).InvokeAsync(context);
        return (seen, context.Response.Headers["x-correlationid"].ToString());
    }
}
