namespace Btp.Connectivity.Landscape.Tests.Policy.Formats;

/// <summary>
/// Destinations in a notation of the tests' own, one property a line: <c>URL = http://erp</c>. The finding is at what follows an exclamation mark: <c>!SystemUser = X</c>, <c>URL = !https://erp</c>;
/// behind a bar stands what is right, and without it the property is left out; a tilde does the same where nothing is found. A line that begins with a plus is there only when all is right. <c>---</c> begins another destination.
/// </summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
/// <param name="MarksKey">Whether the finding is at the key.</param>
/// <param name="MarksValue">Whether the finding is at the value.</param>
internal sealed record WrittenProperty(string Key, string Value, bool MarksKey, bool MarksValue)
{
    public static List<List<WrittenProperty>> Parse(string notation, bool isRight) =>
        [.. notation.Split("---").Select(destination => destination.Split(['\n', ';']).Select(line => ParseLine(line.Trim(), isRight)).OfType<WrittenProperty>().ToList())];

    private static WrittenProperty? ParseLine(string line, bool isRight)
    {
        if (line.Length == 0 || (line[0] == '+' && !isRight))
            return null;

        var equals = line.IndexOf(" = ", StringComparison.Ordinal);
        var key = line[..equals].TrimStart('+').Trim();
        var value = line[(equals + 3)..].Trim();
        if (!isRight)
            return new(Wrong(key), Wrong(value), key[0] == '!', value.StartsWith('!'));

        return Right(key) is { } rightKey && Right(value) is { } rightValue ? new(rightKey, rightValue, false, false) : null;
    }

    private static string Wrong(string text) => text[0] is '!' or '~' ? text[1..].Split('|')[0] : text;

    private static string? Right(string text) => text[0] is not ('!' or '~') ? text : text.Split('|') is [_, var right] ? right : null;
}
