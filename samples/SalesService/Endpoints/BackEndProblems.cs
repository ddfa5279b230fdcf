using Btp.Connectivity;
using Btp.Connectivity.OData;
using Btp.Connectivity.Rfc;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace SalesService.Endpoints;

/// <summary>Answers 502 with the reason when the way to S/4HANA or S/4HANA itself fails; the exceptions hold no secrets and say what to do.</summary>
public sealed class BackEndProblems(IProblemDetailsService problems) : IExceptionHandler
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, title) = exception switch
        {
            ODataException { StatusCode: System.Net.HttpStatusCode.BadRequest } => (StatusCodes.Status400BadRequest, "S/4HANA did not understand the query"),
            ODataException => (StatusCodes.Status502BadGateway, "S/4HANA answered with an error"),
            RfcValueException { InnerException: null } value => (StatusCodes.Status400BadRequest, $"S/4HANA has no such {value.Field}"),
            RfcException => (StatusCodes.Status502BadGateway, "A function module of S/4HANA failed"),
            ConnectivityException { Destination: "LABEL_PRINTER" } => (StatusCodes.Status502BadGateway, "The label printer could not be reached"),
            ConnectivityException => (StatusCodes.Status502BadGateway, "S/4HANA could not be reached"),
            BadHttpRequestException bad => (bad.StatusCode, "The request could not be understood"), // in Development the framework throws it instead of answering 400
            _ => (0, ""),
        };
        if (status == 0)
            return false;

        httpContext.Response.StatusCode = status;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            Exception = exception,
            ProblemDetails = new ProblemDetails { Status = status, Title = title, Detail = exception.Message },
        });
    }
}
