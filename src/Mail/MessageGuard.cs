using System.Text;
using MimeKit;

namespace Btp.Connectivity.Mail;

/// <summary>
/// Lets only messages through whose written headers are exactly the headers that they hold. The library refuses or encodes line breaks in most places, but not in all: routes of
/// addresses, <c>References</c>, raw values and the boundaries of parts are written as they are. So it is not values that are judged, but the bytes that would go out, in
/// both forms: encoded, and as UTF-8 for servers that take it (RFC 6532).
/// </summary>
internal static class MessageGuard
{
    private const int LongestBoundary = 70;
    private const int DeepestNesting = 100;

    private static readonly FormatOptions[] Forms = [Form(false), Form(true)];

    /// <exception cref="MailException">Something would be smuggled; says where, and not what.</exception>
    public static void Check(MimeMessage message, string destination)
    {
        if (Find(message, 0) is { } place)
        {
            throw new MailException(destination, MailFailure.Message, $"the message is not sent: {place} would write something else than it says.");
        }

        foreach (var mailbox in message.GetRecipients().Append(message.Sender).Concat(message.From.Mailboxes))
        {
            if (mailbox is not null && mailbox.Address.Any(char.IsControl))
            {
                throw new MailException(destination, MailFailure.Message, "the message is not sent: an address has a control character.");
            }
        }
    }

    private static string? Find(MimeMessage message, int depth) => depth > DeepestNesting ? "a part that is nested too deeply" : InHeaders(message.Headers) ?? Find(message.Body, depth + 1);

    private static string? Find(MimeEntity? entity, int depth)
    {
        if (entity is null || depth > DeepestNesting)
        {
            return entity is null ? null : "a part that is nested too deeply";
        }

        if (InHeaders(entity.Headers) is { } place)
        {
            return place;
        }

        switch (entity)
        {
            case MessagePart { Message: { } inner }:
                return Find(inner, depth + 1);
            case Multipart parts when !IsBoundary(parts.Boundary):
                return "the boundary of a part";
            case Multipart parts when BareBreaks.In(parts.Preamble) || BareBreaks.In(parts.Epilogue):
                return "the text around its parts";
            case Multipart parts:
                return parts.Select(part => Find(part, depth + 1)).FirstOrDefault(static found => found is not null);
            default:
                return null;
        }
    }

    private static string? InHeaders(HeaderList headers)
    {
        foreach (var form in Forms)
        {
            using var written = new MemoryStream();
            headers.WriteTo(form, written);
            if (Stranger(headers, written.GetBuffer().AsSpan(0, (int)written.Length)) is { } place)
            {
                return place;
            }
        }

        return null;
    }

    // Each header begins a line with its name; every other line continues one, and says something (a blank one would end the headers for some readers).
    private static string? Stranger(HeaderList headers, ReadOnlySpan<byte> written)
    {
        var next = 0;
        string Place() => next == 0 ? "its head" : $"its header {headers[next - 1].Field}";
        while (written.Length > 0)
        {
            var end = written.IndexOf((byte)'\n');
            if (end < 0)
            {
                return Place();
            }

            var line = written[..end].TrimEnd((byte)'\r');
            written = written[(end + 1)..];
            if (line.ContainsAny((byte)'\r', (byte)0))
            {
                return Place();
            }

            if (line.Length > 0 && line[0] is (byte)' ' or (byte)'\t')
            {
                if (next == 0 || line.Trim(" \t"u8).Length == 0)
                {
                    return Place();
                }
            }
            else if (line.Length > 0 && next < headers.Count && line.StartsWith(Encoding.ASCII.GetBytes(headers[next].Field + ":")))
            {
                next++;
            }
            else
            {
                // The blank line behind the last one is the end.
                return line.Length == 0 && written.Length == 0 && next == headers.Count ? null : Place();
            }
        }

        return next == headers.Count ? null : Place();
    }

    // RFC 2046, section 5.1.1.
    private static bool IsBoundary(string? boundary)
        => boundary is null || (boundary.Length is > 0 and <= LongestBoundary && boundary[^1] != ' ' && boundary.All(static c => char.IsAsciiLetterOrDigit(c) || "'()+_,-./:=? ".Contains(c, StringComparison.Ordinal)));

    private static FormatOptions Form(bool international)
    {
        var form = FormatOptions.Default.Clone();
        form.International = international;
        form.NewLineFormat = NewLineFormat.Dos;
        return form;
    }
}
