using Btp.Connectivity;
using Btp.Connectivity.Mail;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

await using var services = new ServiceCollection().AddBtpMail().BuildServiceProvider();
var mail = services.GetRequiredService<IMailSender>();
Console.WriteLine($"contract {Destinations.POST.Type} {Destinations.POST.Url} {Destinations.POST.Authentication}");

var message = new MimeMessage { Subject = "Order 4711", Body = new TextPart("plain") { Text = "Thank you." } };
message.To.Add(new MailboxAddress("Ada", "ada@example.com"));
try
{
    await mail.SendAsync(Destinations.POST, message);
}
catch (MissingBindingException)
{
    Console.WriteLine("no binding");
}

message.References.Add("1@example.com>\r\nBcc: <spy@example.com");
try
{
    await mail.SendAsync(Destinations.POST, message);
}
catch (MailException refusal)
{
    Console.WriteLine($"refused {refusal.Failure}");
}
