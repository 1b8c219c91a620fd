using Microsoft.Extensions.Logging;
using NewsBot.Briefing.Coverage;
using NewsBot.Briefing.Timelines;

namespace NewsBot.Desk.Rendering.Charts;

/// <summary>
/// Draws what a reply tells. A reply never waits for a picture in vain: where none can be drawn there is a notice that says
/// so, and a line in the log that says why.
/// </summary>
internal sealed class Pictures(Fonts fonts, ILogger<Pictures> logger)
{
    /// <summary>A notice in place of a picture where no font is installed.</summary>
    public static string NoFont { get; } = $"No picture: no font is installed here; {Fonts.Remedy}.";

    /// <summary>The picture of a timeline; none of fewer than 3 events.</summary>
    public Picture Of(Timeline timeline) => timeline.Events.Count < TimelineChart.FewestEvents ? Picture.None : Draw(
        "timeline.png", () => TimelineChart.Draw(timeline, fonts), PictureText.Of(timeline), TimelineChart.OutletsOf(timeline));

    /// <summary>The picture of numbers of the coverage; none where nothing is dated.</summary>
    public Picture Of(CoverageStatistics coverage) => coverage.Stretches.Count == 0 ? Picture.None : Draw(
        "coverage.png", () =>
            CoverageChart.Draw(coverage, fonts), PictureText.Of(coverage), coverage.Outlets.Select(outlet => outlet.Name));

    private Picture Draw(string name, Func<byte[]> draw, string description, IEnumerable<string?> outlets)
    {
        try
        {
            if (fonts.Usual is null) return new Picture([], [NoFont]);
            var notices = new ChartOutlets(outlets, fonts).HasUndrawable
                ? [$"No font that is installed here has all letters of the outlets' names, so the picture has question marks "
                    + $"in their place; {Fonts.Remedy.Replace("fonts-dejavu-core", "fonts-noto-cjk", StringComparison.Ordinal)}."]
                : Array.Empty<string>();
            return new Picture([new ReplyFile(name, draw(), description)], notices);
        }
        catch (Exception exception)
        {
            // Whatever it is, native libraries that are not there among it: the text tells the same.
            Log.NotDrawn(logger, exception);
            return new Picture([], ["No picture: it could not be drawn; the log says why."]);
        }
    }
}

/// <summary>What a reply gets of a picture.</summary>
/// <param name="Files">The picture; empty where there is none.</param>
/// <param name="Notices">Why there is none, or what is missing in it.</param>
internal sealed record Picture(IReadOnlyList<ReplyFile> Files, IReadOnlyList<string> Notices)
{
    /// <summary>Of a picture that nobody wants, or of nothing.</summary>
    public static Picture None { get; } = new([], []);
}
