using System.Net.Http;
using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>Reads the answers to a batch of JSON while they arrive; one answer at a time is held, those of a change set until the last.</summary>
internal sealed class JsonAnswers(ResponseBuffer buffer, HttpRequestMessage? batch, IReadOnlyList<BatchStep> steps)
{
    private readonly Dictionary<string, (BatchResult Part, BatchStep Step)> _parts = Index(steps);
    private readonly Dictionary<BatchStep, List<(BatchResult Part, HttpResponseMessage Response)>> _changes = [];
    private readonly HashSet<string> _answered = new(StringComparer.Ordinal);
    private JsonReaderState _state;
    private bool _hasBegun;
    private bool _isInAnswers;

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var isAtEnd = Next(out var answer);
                if (answer is not null)
                    await TakeAsync(answer.Value, cancellationToken).ConfigureAwait(false);
                else if (isAtEnd)
                    break;
                else if (!await buffer.FillAsync((buffer.Length * 2) + 1, cancellationToken).ConfigureAwait(false) && buffer.IsComplete)
                    throw new ODataFormatException($"The batch response ends in the middle, after {buffer.Origin + buffer.Length} bytes.");
            }

            foreach (var (step, answers) in _changes)
                await BatchAnswers.ReadChangesAsync(step, answers, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (WireText.IsNone(exception))
        {
            throw WireText.None(buffer, exception);
        }
        catch (JsonException exception)
        {
            throw new ODataFormatException($"The batch response is not JSON, or ends in the middle: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine}.", exception);
        }
        finally
        {
            foreach (var (_, response) in _changes.Values.SelectMany(static answers => answers))
                response.Dispose();
        }
    }

    private static Dictionary<string, (BatchResult Part, BatchStep Step)> Index(IReadOnlyList<BatchStep> steps)
    {
        var parts = new Dictionary<string, (BatchResult Part, BatchStep Step)>(StringComparer.Ordinal);
        for (var i = 0; i < steps.Count; i++)
        {
            foreach (var part in steps[i].Parts)
                parts[JsonFormat.IdOf(part, i)] = (part, steps[i]);
            if (steps[i].IsChangeSet)
                parts[JsonFormat.GroupOf(i)] = (steps[i].Parts[0], steps[i]);
        }

        return parts;
    }

    private async Task TakeAsync(JsonAnswer answer, CancellationToken cancellationToken)
    {
        if (answer.Id is null || !_parts.TryGetValue(answer.Id, out var asked))
            return;
        var (part, step) = asked;
        if (!_answered.Add(answer.Id))
        {
            // Group and request alike: what was believed before is taken back.
            BatchAnswers.FailContradicted(answer.Id[0] == 'g' ? step.Parts : [part]);
            return;
        }

        var response = answer.ToResponse(PartRequest.MessageOf(batch, part.Sent));
        if (step.IsChangeSet && answer.Id[0] != 'g')
        {
            if (!_changes.TryGetValue(step, out var answers))
                _changes[step] = answers = [];
            answers.Add((part, response));
            return;
        }

        using (response)
        {
            if (step.IsChangeSet)
                await BatchAnswers.ReadForAllAsync(step, response, batch, cancellationToken).ConfigureAwait(false);
            else
                await part.ReadAsync(response, cancellationToken).ConfigureAwait(false);
        }
    }

    // One answer, or the end; neither where more bytes are needed. What was looked at in vain is looked at again.
    private bool Next(out JsonAnswer? answer)
    {
        answer = null;
        var json = new Utf8JsonReader(buffer.Span, buffer.IsComplete, _state);
        while (json.Read())
        {
            if (!_hasBegun)
            {
                _hasBegun = true;
            }
            else if (_isInAnswers && json.TokenType == JsonTokenType.EndArray)
            {
                _isInAnswers = false;
            }
            else if (_isInAnswers)
            {
                var start = (int)json.TokenStartIndex;
                if (!json.TrySkip())
                    return false;
                answer = JsonAnswer.Read(buffer.Span[start..(int)json.BytesConsumed].ToArray());
            }
            else if (json.TokenType == JsonTokenType.EndObject)
            {
                return true;
            }
            else if (json.ValueTextEquals("responses"u8))
            {
                if (!json.Read())
                    return false;
                if (json.TokenType != JsonTokenType.StartArray)
                    throw new ODataFormatException("The batch response is JSON, but its \"responses\" are no array.");
                _isInAnswers = true;
            }
            else if (!json.TrySkip())
            {
                return false;
            }

            _state = json.CurrentState;
            var consumed = (int)json.BytesConsumed;
            buffer.Advance(consumed);
            if (answer is not null)
                return false;
            json = new Utf8JsonReader(buffer.Span, buffer.IsComplete, _state);
        }

        return false;
    }
}
