using Microsoft.Extensions.Logging;

namespace NewsBot.Answering;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "The language model did not write the answer ({Reason}); it is quoted instead")]
    public static partial void ModelFailed(ILogger logger, string reason);

    [LoggerMessage(2, LogLevel.Debug, "The language model wrote {Sentences} sentences from {Passages} passages")]
    public static partial void ModelWrote(ILogger logger, int sentences, int passages);

    [LoggerMessage(
        3, LogLevel.Debug,
            "Of what the language model wrote {Kept} citations stood up, {Dropped} sentences were dropped and {Repaired} "
                + "markers corrected")]
    public static partial void ModelChecked(ILogger logger, int kept, int dropped, int repaired);

    [LoggerMessage(4, LogLevel.Information, "The language model did not rewrite a follow-up ({Reason}); its subject was "
        + "carried over instead")]
    public static partial void NotRewritten(ILogger logger, string reason);

    [LoggerMessage(5, LogLevel.Information, "There is no second opinion ({Reason}); the rules alone decided")]
    public static partial void NoSecondOpinion(ILogger logger, string reason);

    [LoggerMessage(6, LogLevel.Information, "Sentences that failed the check were not revised ({Reason})")]
    public static partial void NotRevised(ILogger logger, string reason);
}
