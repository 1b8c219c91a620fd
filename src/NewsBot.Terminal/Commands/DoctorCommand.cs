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
        var findings = await desk.Diagnostics.ExamineAsync(cancellationToken);
        if (IsJson(arguments)) Screen.Output.WriteLine(Json.Of(findings));
        else
            foreach (var finding in findings) Screen.Line($"{Word(finding.Health)} {finding.Name}: {finding.Detail}");
        return findings.Any(finding => finding.Health == DiagnosticStatus.Failing) ? CommandLine.Failed : CommandLine.Done;
    }

    private static string Word(DiagnosticStatus health) => health switch
    {
        DiagnosticStatus.Good => "ok     ",
        DiagnosticStatus.Missing => "missing",
        _ => "failing",
    };
}
