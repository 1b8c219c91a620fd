using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using Microsoft.SemanticKernel;

namespace NewsBot.Answering;

/// <summary>
/// Calls the language model: runs a prompt and streams what is written, within limits of time and length. Every failure comes
/// out as a <see cref="WriterException"/> in a reader's words, and nothing that comes out holds the key.
/// </summary>
internal sealed class ModelCalls(Kernel kernel, Secret secret, TimeProvider time)
{
    /// <summary>How long the first word may take; a slow local model reads the passages before it writes.</summary>
    public static readonly TimeSpan FirstWordLimit = TimeSpan.FromSeconds(40);

    /// <summary>How long the model may pause once it writes. No timeout of the client's covers that.</summary>
    public static readonly TimeSpan PauseLimit = TimeSpan.FromSeconds(15);

    /// <summary>How long all of it may take: a reader is answered within a minute, and time must be left to quote.</summary>
    public static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(55);

    // Longer than an answer may be, for models think aloud in front of it; a model that never ends is stopped here.
    private const int MostRead = 4 * ModelText.Longest;

    /// <summary>The pieces of what the model writes, as they come.</summary>
    /// <param name="prompt">The prompt's name in <see cref="PromptLibrary"/>.</param>
    /// <param name="variables">What fills it: every variable of the prompt.</param>
    /// <param name="call">Told how the call went; complete when the last piece was read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="WriterException">The model cannot be used, or not in time.</exception>
    public async IAsyncEnumerable<string> StreamAsync(
        string prompt, IReadOnlyDictionary<string, string> variables, ModelCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var pause = new CancellationTokenSource(FirstWordLimit, time);
        using var whole = new CancellationTokenSource(CallLimit, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, pause.Token, whole.Token);
        var read = 0;
        // What a cut would leave of a key could not be told from a word any more, so that no piece ends within one.
        var held = new StringBuilder();
        await using var pieces = kernel
            .InvokeStreamingAsync<StreamingChatMessageContent>(PromptLibrary.PluginName, prompt, Arguments(variables), any.Token)
            .GetAsyncEnumerator(any.Token);
        while (await NextAsync() is { } piece)
        {
            call.Take(piece);
            read += piece.Content?.Length ?? 0;
            // A server sends its first piece when it has taken the request; only the first word ends the long wait.
            pause.CancelAfter(read == 0 ? FirstWordLimit : PauseLimit);
            held.Append(piece.Content);
            if (secret.TakeSafe(held) is { Length: > 0 } text) yield return text;
            if (read <= MostRead) continue;
            call.WasCut();
            break;
        }

        if (held.Length > 0) yield return secret.Scrub(held.ToString());
        if (call.WasWithheld) throw new WriterException(ModelFailure.Withheld);

        async Task<StreamingChatMessageContent?> NextAsync()
        {
            try
            {
                return await pieces.MoveNextAsync() ? pieces.Current : null;
            }
            catch (Exception exception)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (whole.IsCancellationRequested) throw new WriterException(ModelFailure.Endless, exception);
                if (pause.IsCancellationRequested) throw new WriterException(read == 0 ? ModelFailure.Slow : ModelFailure.Stalled, exception);
                throw ModelFailure.From(exception);
            }
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
