using MimeKit;
using MimeKit.Cryptography;

namespace Btp.Connectivity.Mail;

/// <summary>
/// A carriage return alone is no end of a line (RFC 5321, section 2.3.8), but some servers take it for one: then a text with a dot between two of them ends the message, and what follows
/// is commands. MailKit turns line feeds into proper ends of lines and leaves these; here the parts that have one are sent as base64.
/// </summary>
internal static class BareBreaks
{
    /// <exception cref="MailException">A signed part has one: another encoding would break the signature.</exception>
    public static void Encode(MimeMessage message, string destination) => Encode(message.Body, isSigned: false, destination);

    public static bool In(string? text)
    {
        for (var at = text?.IndexOf('\r') ?? -1; at >= 0; at = text!.IndexOf('\r', at + 1))
        {
            if (at + 1 == text!.Length || text[at + 1] != '\n')
            {
                return true;
            }
        }

        return false;
    }

    private static void Encode(MimeEntity? entity, bool isSigned, string destination)
    {
        switch (entity)
        {
            case MessagePart attached:
                Encode(attached.Message?.Body, isSigned, destination);
                break;
            case Multipart parts:
                foreach (var part in parts)
                {
                    Encode(part, isSigned || parts is MultipartSigned, destination);
                }

                break;
            case MimePart { Content: { } content } part when part.ContentTransferEncoding is ContentEncoding.Default or ContentEncoding.SevenBit or ContentEncoding.EightBit or ContentEncoding.Binary:
                using (var scan = new Scan())
                {
                    content.DecodeTo(scan);
                    if (scan.Found)
                    {
                        part.ContentTransferEncoding = isSigned
                            ? throw new MailException(destination, MailFailure.Message, "the message is not sent: a signed part has a carriage return that ends no line. Encode it before it is signed.")
                            : ContentEncoding.Base64;
                    }
                }

                break;
            default:
                break;
        }
    }

    private sealed class Scan : Stream
    {
        private bool _open;
        private bool _found;

        public bool Found => _found || _open;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            foreach (var b in buffer)
            {
                _found |= _open && b != '\n';
                _open = b == '\r';
            }
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
