using System.DirectoryServices.Protocols;
using System.Net;
using Btp.Connectivity.Sockets;

namespace Btp.Connectivity.Ldap;

/// <summary>A connection that takes its loopback port with it when it ends.</summary>
internal sealed class TunneledLdapConnection(LoopbackForwarder forwarder, NetworkCredential? credential, AuthType type)
    : LdapConnection(new LdapDirectoryIdentifier(forwarder.Host, forwarder.Port, fullyQualifiedDnsHostName: false, connectionless: false), credential, type)
{
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            forwarder.Dispose();
        }
    }
}
