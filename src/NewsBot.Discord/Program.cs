using NewsBot.Discord;
using NewsBot.Storage;

using var writes = FileSizeLimit.FailWrites();
return await BotHost.RunAsync(args, Console.Error);
