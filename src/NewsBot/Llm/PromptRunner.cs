using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;

namespace NewsBot.Llm;

/// <summary>
/// Calls the language model: runs a prompt and streams what is written, within limits of time and length. Every failure comes
/// out as a <see cref="ModelException"/> in a reader's words, and nothing that comes out holds the key.
/// </summary>
/// <param name="kernel">Makes the kernel, with the prompts and the client; asked at the first call.</param>
/// <param name="tokens">How the model counts what it reads.</param>
/// <param name="secret">The key that nothing may hold.</param>
/// <param name="time">The clock of all limits.</param>
/// <param name="logger">Told why a call failed.</param>
internal sealed class PromptRunner(
    Func<Kernel> kernel, TokenCounter tokens, ApiKey secret, TimeProvider time, ILogger<PromptRunner> logger)
{
    /// <summary>How long the first word may take; a slow local model reads the passages before it writes.</summary>
    public static readonly TimeSpan FirstWordLimit = TimeSpan.FromSeconds(40);

    /// <summary>How long the model may pause once it writes. No timeout of the client's covers that.</summary>
    public static readonly TimeSpan PauseLimit = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long all of it may take: a reader is answered within a minute, of which a follow-up may take 10 s to be made to
    /// stand alone, and quoting needs the rest.
    /// </summary>
    public static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(45);

    // Longer than an answer may be, for models think aloud in front of it; a model that never ends is stopped here.
    /// <summary>No answer is longer, in UTF-16 units.</summary>
    public const int LongestAnswer = 8000;

    private const int MostRead = 4 * LongestAnswer;

    private readonly Lazy<Kernel> kernel = new(kernel, LazyThreadSafetyMode.PublicationOnly);

    /// <summary>How the model counts what it reads.</summary>
    public TokenCounter Tokens => tokens;

    /// <summary>The pieces of what the model writes, as they come.</summary>
    /// <param name="prompt">The prompt's name in <see cref="PromptLibrary"/>.</param>
    /// <param name="variables">What fills it: every variable of the prompt.</param>
    /// <param name="call">Told how the call went; complete when the last piece was read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ModelException">The model cannot be used, or not in time.</exception>
    /// <exception cref="PromptException">The prompts cannot be used.</exception>
    public async IAsyncEnumerable<string> StreamAsync(
        string prompt, IReadOnlyDictionary<string, string> variables, ModelCall call,
            [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var pause = new CancellationTokenSource(FirstWordLimit, time);
        using var whole = new CancellationTokenSource(CallLimit, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, pause.Token, whole.Token);
        var (read, isCut) = (0, false);
        // What a cut would leave of a key could not be told from a word any more, so that no piece ends within one.
        var held = new StringBuilder();
        await using var pieces = Observed(call)
            .InvokeStreamingAsync<StreamingChatMessageContent>(PromptLibrary.PluginName, prompt, Arguments(variables), any.Token)
            .GetAsyncEnumerator(any.Token);
        while (!isCut && await NextAsync() is { } piece)
        {
            call.Take(piece);
            var text = piece.Content ?? "";
            isCut = text.Length > MostRead - read;
            held.Append(text, 0, Math.Min(text.Length, MostRead - read));
            read += text.Length;
            // A server sends its first piece when it has taken the request; only the first word ends the long wait.
            pause.CancelAfter(read == 0 ? FirstWordLimit : PauseLimit);
            if (secret.TakeSafe(held) is { Length: > 0 } safe) yield return safe;
        }

        // What is still held could be the beginning of the key: where the rest of it was cut off, it is not told from that.
        if (isCut) call.WasCut();
        else if (held.Length > 0) yield return secret.Scrub(held.ToString());
        if (call.WasWithheld) throw new ModelException(ModelFailure.Withheld);

        async Task<StreamingChatMessageContent?> NextAsync()
        {
            try
            {
                if (await pieces.MoveNextAsync()) return pieces.Current;
                // Not every client says that it was stopped; some come to an end as if the model had.
                if (!call.IsWhole) any.Token.ThrowIfCancellationRequested();
                return null;
            }
            catch (Exception exception)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var failure = Failure(exception);
                Log.CallFailed(logger, failure.Message, exception);
                throw failure;
            }
        }

        ModelException Failure(Exception exception)
        {
            if (whole.IsCancellationRequested) return new ModelException(ModelFailure.Endless, exception);
            if (!pause.IsCancellationRequested) return ModelFailure.From(exception);
            return new ModelException(read == 0 ? ModelFailure.Slow : ModelFailure.Stalled, exception);
        }
    }

    /// <summary>All that the model writes, for short texts that are of no use before their end.</summary>
    /// <inheritdoc cref="StreamAsync"/>
    public async Task<string> WriteAsync(
        string prompt, IReadOnlyDictionary<string, string> variables, ModelCall call, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        await foreach (var piece in StreamAsync(prompt, variables, call, cancellationToken)) text.Append(piece);
        return text.ToString();
    }

    // A kernel of the call's own, for the same services: the call is told what it sent.
    private Kernel Observed(ModelCall call)
    {
        var own = kernel.Value.Clone();
        own.PromptRenderFilters.Add(call);
        return own;
    }

    private static KernelArguments Arguments(IReadOnlyDictionary<string, string> variables)
    {
        var arguments = new KernelArguments();
        foreach (var (name, text) in variables) arguments[name] = Renderable(text);
        return arguments;
    }

    // The rendered prompt is read as XML, and where that fails, the whole of it is sent as one message of the user's: then
    // a single control character in an article would take the rules out of the system message.
    private static string Renderable(string text)
    {
        var characters = text.ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            if (XmlConvert.IsXmlChar(characters[i])) continue;
            if (i + 1 < characters.Length && XmlConvert.IsXmlSurrogatePair(characters[i + 1], characters[i])) i++;
            else characters[i] = ' ';
        }

        return new string(characters);
    }
}
