using System.CommandLine;
using NewsBot.Desk;

namespace NewsBot.Terminal.Commands;

/// <summary>Shows what is configured, reachable and missing.</summary>
internal sealed class DoctorCommand(SharedOptions shared, Screen screen)
    : TerminalCommand(
        "doctor", "Shows what is configured, reachable, missing; fails where something does not work", shared, screen)
{
    protected override async Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken)
    {
        var findings = await desk.Diagnostics.RunAsync(cancellationToken);
        if (IsJson(arguments)) Screen.Output.WriteLine(Json.Format(findings));
        else
            foreach (var finding in findings)
                Screen.WriteLine($"{FormatStatus(finding.Status)} {finding.Name}: {finding.Detail}");
        return findings.Any(finding => finding.Status == DiagnosticStatus.Failing) ? CommandLine.Failed : CommandLine.Done;
    }

    private static string FormatStatus(DiagnosticStatus health) => health switch
    {
        DiagnosticStatus.Good => "ok     ",
        DiagnosticStatus.Missing => "missing",
        _ => "failing",
    };
}
