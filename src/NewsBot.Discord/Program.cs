using NewsBot.Archive;
using NewsBot.Discord;

using var writes = FileSizeLimit.FailWrites();
return await BotHost.RunAsync(args, Console.Error);
