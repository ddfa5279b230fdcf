namespace Btp.Connectivity.Mail.Tests.Server;

/// <summary>A message as the server took it and its parser read it.</summary>
internal sealed record ReceivedMail(
    string? User, bool Secure, string Sender, string[] Recipients, string[] Headers, string Subject, string From, string To, string Text, ReceivedAttachment[] Attachments, bool HasBareBreaks, int Size);

/// <summary>An attachment as the parser read it.</summary>
internal sealed record ReceivedAttachment(string Name, string Type, int Size, string Sha256);

/// <summary>A logon as the server saw it.</summary>
internal sealed record Logon(string Method, string User, string Secret, bool Secure);
