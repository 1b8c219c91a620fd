using System.Text.Json.Nodes;

namespace NewsBot.Discord.Tests.Fake.Rest;

/// <summary>A request that Discord does not grant, in its words and with its code.</summary>
internal sealed class Refusal(int status, int code, string message, JsonObject? errors = null) : Exception(message)
{
    public int Status => status;

    public int Code => code;

    public static Refusal Unauthorized => new(401, 0, "401: Unauthorized");

    public static Refusal UnknownChannel => new(404, 10003, "Unknown Channel");

    public static Refusal UnknownGuild => new(404, 10004, "Unknown Guild");

    public static Refusal UnknownMember => new(404, 10007, "Unknown Member");

    public static Refusal UnknownMessage => new(404, 10008, "Unknown Message");

    public static Refusal UnknownUser => new(404, 10013, "Unknown User");

    public static Refusal UnknownWebhook => new(404, 10015, "Unknown Webhook");

    public static Refusal UnknownInteraction => new(404, 10062, "Unknown interaction");

    public static Refusal UnknownCommand => new(404, 10063, "Unknown application command");

    public static Refusal NotFound => new(404, 0, "404: Not Found");

    public static Refusal NotTheApplication =>
        new(403, 20012, "You are not authorized to perform this action on this application");

    public static Refusal TooLarge => new(413, 40005, "Request entity too large");

    public static Refusal AlreadyAnswered => new(400, 40060, "Interaction has already been acknowledged.");

    public static Refusal MissingAccess => new(403, 50001, "Missing Access");

    public static Refusal NotTheAuthor => new(403, 50005, "Cannot edit a message authored by another user");

    public static Refusal EmptyMessage => new(400, 50006, "Cannot send an empty message");

    public static Refusal CannotWriteTo => new(403, 50007, "Cannot send messages to this user");

    public static Refusal MissingPermissions => new(403, 50013, "Missing Permissions");

    public static Refusal WrongChannelType => new(400, 50024, "Cannot execute action on this channel type");

    public static Refusal InvalidToken => new(401, 50027, "Invalid Webhook Token");

    public static Refusal ThreadArchived => new(400, 50083, "Thread is archived");

    public static Refusal ThreadExists => new(400, 160004, "A thread has already been created for this message");

    public JsonObject ToJson()
    {
        JsonObject shape = new() { ["message"] = Message, ["code"] = code };
        if (errors is not null) shape["errors"] = errors.DeepClone();
        return shape;
    }
}
