using System.Net;
using System.Net.Sockets;

namespace NewsBot.Ingestion.Web;

/// <summary>Looks up the addresses of a host.</summary>
internal delegate Task<IPAddress[]> Resolver(string host, CancellationToken cancellationToken);

/// <summary>
/// Opens the connections of the fetcher. A name is looked up once, what it gives is held against the rules, and the
/// connection is made to the very address that was checked: a name that resolves to something else the next time
/// (DNS rebinding) gains nothing. Every redirect comes through here like every first request.
/// </summary>
/// <param name="privateHosts">The hosts of the operator's own.</param>
/// <param name="isPublicOnly">Whether those are refused, too.</param>
/// <param name="resolve">Looks names up.</param>
/// <param name="time">The clock.</param>
internal sealed class GuardedConnection(PrivateHosts privateHosts, bool isPublicOnly, Resolver resolve, TimeProvider time)
{
    // Enough for a host with several networks; each gets its share of the time.
    private const int MostAddresses = 4;

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var host = WebAddress.Host(context.DnsEndPoint.Host);
        using var limit = new CancellationTokenSource(FetchLimits.ConnectTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            var addresses = Checked(host, await AddressesAsync(host, either.Token));
            return new IdleTimeoutStream(await ConnectAsync(addresses, context.DnsEndPoint.Port, either.Token), time);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new FetchException(FetchProblem.NoConnection);
        }
    }

    private async Task<IPAddress[]> AddressesAsync(string host, CancellationToken ct)
    {
        if (IPAddress.TryParse(host, out var literal)) return [literal];
        try
        {
            return await resolve(host, ct);
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.TryAgain)
        {
            throw; // Passing, so the request is made again.
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            throw new FetchException(FetchProblem.NoHost);
        }
    }

    private List<IPAddress> Checked(string host, IPAddress[] addresses)
    {
        if (addresses.Length == 0) throw new FetchException(FetchProblem.NoHost);
        // Of a name with public and private addresses the public ones are asked: what the others are for is its owner's affair.
        var allowed = addresses.Where(address => IsAllowed(host, address)).Take(MostAddresses);
        return allowed.Select(AddressBlocks.Plain).ToList() is { Count: > 0 } plain
            ? plain
            : throw new FetchException(isPublicOnly && addresses.Any(address => privateHosts.Allows(host, address))
                ? FetchProblem.NotFromHere
                : FetchProblem.NotPublic(host, AddressBlocks.Plain(addresses[0])));
    }

    private bool IsAllowed(string host, IPAddress address) =>
        isPublicOnly ? AddressBlocks.NotPublic(address) is null : privateHosts.Allows(host, address);

    private async Task<Socket> ConnectAsync(List<IPAddress> addresses, int port, CancellationToken ct)
    {
        for (var i = 0; ; i++)
        {
            var isLast = i == addresses.Count - 1;
            var patience = isLast ? Timeout.InfiniteTimeSpan : FetchLimits.ConnectTime / addresses.Count;
            using var share = new CancellationTokenSource(patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, share.Token);
            var socket = new Socket(addresses[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(addresses[i], port, either.Token);
                return socket;
            }
            catch (Exception error)
            {
                socket.Dispose();
                // One network may be down, IPv6 above all, where another leads to the host.
                if (isLast || ct.IsCancellationRequested || error is not (SocketException or OperationCanceledException)) throw;
            }
        }
    }
}
