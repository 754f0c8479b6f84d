using System.CommandLine;
using MixtralServer.Configuration;
using Spectre.Console;

namespace MixtralServer.Commands.Models;

/// <summary><c>models list</c>: shows the catalogue and whether its files are there.</summary>
internal static class ListCommand
{
    // Wide enough for any path when the output is no terminal, where there is nothing to wrap to.
    private const int RedirectedWidth = 500;

    private static readonly Option<string?> Catalog = OptionKinds.Catalog();

    /// <summary>The command, to be added under <c>models</c>.</summary>
    public static Command Create()
    {
        var command = new Command("list", "Check the catalogue and show its models.") { Catalog };
        command.SetAction(result =>
        {
            var (catalog, source) = CatalogLoader.Load(result.GetValue(Catalog));
            Show(catalog, source, result.InvocationConfiguration.Output);
        });
        return command;
    }

    private static void Show(ModelCatalog catalog, string source, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (output != Console.Out || Console.IsOutputRedirected)
            (console.Profile.Width, console.Profile.Capabilities.Ansi) = (RedirectedWidth, false);
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle(Markup.Escape(source)) };
        table.AddColumns("Model", "File", "State");
        foreach (var model in catalog.Models)
            table.AddRow(new Text(model.Id), new Text(model.File.Path), StateOf(model.File));
        foreach (var model in catalog.Disabled)
            table.AddRow(new Text(model.Id), new Text(model.File.Path), new Text("disabled"));
        console.Write(table);
    }

    private static Markup StateOf(ModelFile file)
    {
        var (partCount, missingCount) = (file.Parts.Count, file.Missing().Count);
        return new Markup((partCount, missingCount) switch
        {
            (_, 0) => "[green]present[/]",
            (1, _) => "[yellow]missing[/]",
            _ => $"[yellow]missing {missingCount} of {partCount} parts[/]",
        });
    }
}
