using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;

namespace NewsBot.Llm;

/// <summary>
/// Calls the language model: runs a prompt and streams the answer, within limits of time and length. Every failure becomes a
/// <see cref="ModelException"/> with a message for the reader, and no output contains the key.
/// </summary>
/// <param name="kernel">Creates the kernel with the prompts and the client; used at the first call.</param>
/// <param name="tokens">Counts tokens as the model does.</param>
/// <param name="secret">The key, which no output may contain.</param>
/// <param name="time">The clock for all time limits.</param>
/// <param name="logger">Logs why a call failed.</param>
internal sealed class PromptRunner(
    Func<Kernel> kernel, TokenCounter tokens, ApiKey secret, TimeProvider time, ILogger<PromptRunner> logger)
{
    /// <summary>The time limit for the first word; a slow local model reads the passages before it writes.</summary>
    public static readonly TimeSpan FirstWordLimit = TimeSpan.FromSeconds(40);

    /// <summary>The longest pause of the model while it writes. No timeout of the client covers that.</summary>
    public static readonly TimeSpan PauseLimit = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The time limit for the whole call. An answer is written within a minute, which also includes up to 10 s for rewriting a
    /// follow-up question, and the time for quoting if the model fails. The second opinion and the revision have the same limit.
    /// </summary>
    public static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(45);

    /// <summary>The greatest length of an answer, in UTF-16 units.</summary>
    public const int MaxAnswerLength = 8000;

    // Models may reason before the answer, so more is read than an answer may have; an endless model is stopped here.
    private const int MaxCharacters = 4 * MaxAnswerLength;

    private readonly Lazy<Kernel> kernel = new(kernel, LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Counts tokens as the model does.</summary>
    public TokenCounter Tokens => tokens;

    /// <summary>Streams the pieces of the model's answer as they arrive.</summary>
    /// <param name="prompt">The prompt's name in <see cref="PromptLibrary"/>.</param>
    /// <param name="variables">The values of all variables of the prompt.</param>
    /// <param name="call">Records the state of the call; complete after the last piece.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ModelException">The model cannot be used or did not answer in time.</exception>
    /// <exception cref="PromptException">The prompts cannot be used.</exception>
    public async IAsyncEnumerable<string> StreamAsync(
        string prompt, IReadOnlyDictionary<string, string> variables, ModelCall call,
            [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var pause = new CancellationTokenSource(FirstWordLimit, time);
        using var total = new CancellationTokenSource(CallLimit, time);
        using var anyLimit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, pause.Token, total.Token);
        var (read, isCut) = (0, false);
        // Text that could be the beginning of the key is held back, so that no piece ends inside the key.
        var pending = new StringBuilder();
        await using var pieces = CreateObservedKernel(call)
            .InvokeStreamingAsync<StreamingChatMessageContent>(
                PromptLibrary.PluginName, prompt, CreateArguments(variables), anyLimit.Token)
            .GetAsyncEnumerator(anyLimit.Token);
        while (!isCut && await NextAsync() is { } piece)
        {
            call.Record(piece);
            var text = piece.Content ?? "";
            isCut = text.Length > MaxCharacters - read;
            pending.Append(text, 0, Math.Min(text.Length, MaxCharacters - read));
            read += text.Length;
            // Servers may send an empty piece when they accept the request; only the first word ends the longer limit.
            pause.CancelAfter(read == 0 ? FirstWordLimit : PauseLimit);
            if (secret.DrainSafeText(pending) is { Length: > 0 } safe) yield return safe;
        }

        // After a cut, the rest could be the beginning of the key, so it is dropped.
        if (isCut) call.MarkTruncated();
        else if (pending.Length > 0) yield return secret.Scrub(pending.ToString());
        if (call.WasWithheld) throw new ModelException(ModelFailure.Withheld);

        async Task<StreamingChatMessageContent?> NextAsync()
        {
            try
            {
                if (await pieces.MoveNextAsync()) return pieces.Current;
                // Some clients end the stream without an exception when they are cancelled.
                if (!call.IsComplete) anyLimit.Token.ThrowIfCancellationRequested();
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
            if (total.IsCancellationRequested) return new ModelException(ModelFailure.Endless, exception);
            if (!pause.IsCancellationRequested) return ModelFailure.From(exception);
            return new ModelException(read == 0 ? ModelFailure.Slow : ModelFailure.Stalled, exception);
        }
    }

    /// <summary>Returns the whole answer, for short texts that are useless before their end.</summary>
    /// <inheritdoc cref="StreamAsync"/>
    public async Task<string> WriteAsync(
        string prompt, IReadOnlyDictionary<string, string> variables, ModelCall call, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        await foreach (var piece in StreamAsync(prompt, variables, call, cancellationToken)) text.Append(piece);
        return text.ToString();
    }

    // A copy of the kernel for this call, so that the call records the prompt that is sent.
    private Kernel CreateObservedKernel(ModelCall call)
    {
        var copy = kernel.Value.Clone();
        copy.PromptRenderFilters.Add(call);
        return copy;
    }

    private static KernelArguments CreateArguments(IReadOnlyDictionary<string, string> variables)
    {
        var arguments = new KernelArguments();
        foreach (var (name, text) in variables) arguments[name] = ReplaceInvalidXml(text);
        return arguments;
    }

    // The rendered prompt is parsed as XML. If that fails, all of it is sent as one user message: a single control character in
    // an article would move the rules out of the system message.
    private static string ReplaceInvalidXml(string text)
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
