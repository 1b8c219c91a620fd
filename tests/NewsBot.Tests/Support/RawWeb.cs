using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace NewsBot.Tests.Support;

/// <summary>
/// A server for the faults that no real one makes, on <see cref="TestWeb.Allowed"/>: it reads a request and says bytes.
/// </summary>
internal sealed class RawWeb : IAsyncDisposable
{
    /// <summary>Whom its certificate names.</summary>
    public const string Subject = "CN=nobody";

    private readonly TcpListener listener = new(IPAddress.Parse(TestWeb.Allowed), 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Func<RawExchange, Task> reply;
    private readonly X509Certificate2? certificate;
    private readonly Task serving;
    private int count;

    /// <param name="reply">What is done with each request; then the connection is closed.</param>
    /// <param name="isSecure">Whether it speaks TLS, with a certificate that nobody has reason to trust.</param>
    public RawWeb(Func<RawExchange, Task> reply, bool isSecure = false)
    {
        this.reply = reply;
        certificate = isSecure ? SelfSigned() : null;
        listener.Start();
        serving = ServeAsync();
    }

    public RawWeb(string bytes)
        : this(exchange => exchange.SayAsync(bytes))
    {
    }

    public string Address => $"{(certificate is null ? "http" : "https")}://{listener.LocalEndpoint}/";

    /// <summary>The number of connections so far.</summary>
    public int Count => count;

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await serving;
        listener.Stop();
        certificate?.Dispose();
        closing.Dispose();
    }

    private async Task ServeAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true) talks.Add(TalkAsync(await listener.AcceptSocketAsync(closing.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(Socket socket)
    {
        Interlocked.Increment(ref count);
        try
        {
            await using var network = new NetworkStream(socket, ownsSocket: true);
            await using var stream = certificate is null ? (Stream)network : new SslStream(network);
            if (stream is SslStream secure) await secure.AuthenticateAsServerAsync(certificate!);
            var request = new StringBuilder();
            var buffer = new byte[4096];
            while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                var read = await stream.ReadAsync(buffer, closing.Token);
                if (read == 0) return;
                request.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }

            await reply(new RawExchange(request.ToString().Split(' ')[1], socket, stream, closing.Token));
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException
            or System.Security.Authentication.AuthenticationException)
        {
            // The client hung up, or the test is over.
        }
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Subject, key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }
}

/// <summary>One request to a <see cref="RawWeb"/>.</summary>
/// <param name="Path">With the query.</param>
/// <param name="Over">Ends with the server.</param>
internal sealed record RawExchange(string Path, Socket Socket, Stream Stream, CancellationToken Over)
{
    /// <summary>Sends each letter as the byte of its number.</summary>
    public async Task SayAsync(string bytes) => await Stream.WriteAsync(Encoding.Latin1.GetBytes(bytes), Over);

    public Task StallAsync() => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, Over);
}
