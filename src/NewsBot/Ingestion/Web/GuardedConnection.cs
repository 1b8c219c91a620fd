using System.Net;
using System.Net.Sockets;

namespace NewsBot.Ingestion.Web;

/// <summary>Resolves the name of a host to its addresses.</summary>
internal delegate Task<IPAddress[]> Resolver(string host, CancellationToken cancellationToken);

/// <summary>
/// Opens the connections of the fetcher. A name is resolved once, its addresses are checked, and the connection is made to a
/// checked address, so that a name that resolves differently the next time (DNS rebinding) gains nothing. Every redirect is
/// checked here like every first request.
/// </summary>
/// <param name="privateHosts">The operator's own hosts.</param>
/// <param name="isPublicOnly">True if the operator's own hosts are refused as well.</param>
/// <param name="resolve">Resolves names.</param>
/// <param name="time">The clock.</param>
internal sealed class GuardedConnection(PrivateHosts privateHosts, bool isPublicOnly, Resolver resolve, TimeProvider time)
{
    // Enough for a host in several networks. The addresses share the time limit.
    private const int MaxAddresses = 4;

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var host = WebAddress.NormalizeHost(context.DnsEndPoint.Host);
        using var limit = new CancellationTokenSource(FetchLimits.MaxConnectTime, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            var addresses = FilterAllowed(host, await ResolveAsync(host, linked.Token));
            return new IdleTimeoutStream(await ConnectAsync(addresses, context.DnsEndPoint.Port, linked.Token), time);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new FetchException(FetchProblem.NoConnection);
        }
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct)
    {
        if (IPAddress.TryParse(host, out var literal)) return [literal];
        try
        {
            return await resolve(host, ct);
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.TryAgain)
        {
            throw; // Transient, so the request is retried.
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            throw new FetchException(FetchProblem.NoHost);
        }
    }

    private List<IPAddress> FilterAllowed(string host, IPAddress[] addresses)
    {
        if (addresses.Length == 0) throw new FetchException(FetchProblem.NoHost);
        // If a name has public and private addresses, only the allowed ones are used.
        var allowed = addresses.Where(address => IsAllowed(host, address)).Take(MaxAddresses);
        return allowed.Select(AddressBlocks.UnmapIPv4).ToList() is { Count: > 0 } plain
            ? plain
            : throw new FetchException(isPublicOnly && addresses.Any(address => privateHosts.Allows(host, address))
                ? FetchProblem.LinkedPrivateHost
                : FetchProblem.NotPublic(host, AddressBlocks.UnmapIPv4(addresses[0])));
    }

    private bool IsAllowed(string host, IPAddress address) =>
        isPublicOnly ? AddressBlocks.DescribeNonPublic(address) is null : privateHosts.Allows(host, address);

    private async Task<Socket> ConnectAsync(List<IPAddress> addresses, int port, CancellationToken ct)
    {
        for (var i = 0; ; i++)
        {
            var isLast = i == addresses.Count - 1;
            var timeout = isLast ? Timeout.InfiniteTimeSpan : FetchLimits.MaxConnectTime / addresses.Count;
            using var share = new CancellationTokenSource(timeout, time);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(ct, share.Token);
            var socket = new Socket(addresses[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(addresses[i], port, linked.Token);
                return socket;
            }
            catch (Exception error)
            {
                socket.Dispose();
                // One network, often IPv6, may be down while another still reaches the host.
                if (isLast || ct.IsCancellationRequested || error is not (SocketException or OperationCanceledException)) throw;
            }
        }
    }
}
