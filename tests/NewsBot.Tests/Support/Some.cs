using NewsBot.Articles;

namespace NewsBot.Tests.Support;

/// <summary>Things of which a test cares for little.</summary>
internal static class Some
{
    public const string DamBody =
        "Inspector Joss Hadrell noticed three cracks in the Merrow Dam on Friday. The longest crack is 14 metres long. "
        + "The operator says that the town below the dam is not in danger.";

    public const string FerryBody =
        "The electric ferry Ilmar carried 212 passengers on its first crossing. Captain Oda Brandt called the trip quiet. "
        + "A second ferry is to follow in spring.";

    public static Article Article(
        string? id = null, string? title = null, string? body = null, string? outlet = "The Harbour Post", string? url = null,
            string? published = "2025-10-03") =>
        new()
        {
            Id = id,
            Title = title ?? "Three cracks found in Merrow Dam",
            Body = body ?? DamBody,
            Outlet = outlet,
            Url = url,
            Published = published is null ? null
                : DateTimeOffset.Parse(published, System.Globalization.CultureInfo.InvariantCulture,
                    System.Globalization.DateTimeStyles.AssumeUniversal),
        };

    /// <summary>One of a long series of reports, no two of them alike, each of several passages.</summary>
    public static Article Report(int number)
    {
        string[] vessels = ["tug", "barge", "ferry", "trawler", "pilot boat", "dredger", "yacht"];
        string[] towns = ["Ostwick", "Hallow Quay", "Merrow", "Corvane", "Teal Sound", "Northing"];
        var random = new Random(number);
        string Sentence(int line) =>
            $"On day {line} the {vessels[random.Next(vessels.Length)]} numbered {number} took {random.Next(2, 9_000)} crates "
                + $"from "
            + $"{towns[random.Next(towns.Length)]} to {towns[random.Next(towns.Length)]}, as the harbour office wrote in its "
            + $"ledger.";
        var paragraphs = Enumerable.Range(0, 4)
            .Select(paragraph => string.Join(' ', Enumerable.Range(paragraph * 4, 4).Select(Sentence)));
        return Article($"report-{number}", $"Harbour ledger, sheet {number}", string.Join("\n\n", paragraphs));
    }

    /// <summary>An article as a line of JSON Lines.</summary>
    public static string Line(Article article) => System.Text.Json.JsonSerializer.Serialize(new
    {
        id = article.Id,
        title = article.Title,
        source = article.Outlet,
        url = article.Url,
        author = article.Author,
        published = article.Published,
        body = article.Body,
    });
}
