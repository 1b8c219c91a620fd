using NewsBot.Discord;
using NewsBot.Storage;

using var writes = FileSizeLimit.IgnoreSignal();
return await BotHost.RunAsync(args, Console.Error);
