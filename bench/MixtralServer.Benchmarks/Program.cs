using BenchmarkDotNet.Running;
using MixtralServer.Benchmarks;

// Without a filter all run, instead of a question which ones shall.
string[] arguments = args.Contains("--filter") ? args : [.. args, "--filter", "*"];
var switcher = BenchmarkSwitcher.FromAssembly(typeof(BenchmarkSettings).Assembly);
var summaries = switcher.Run(arguments, BenchmarkSettings.Create());
return summaries.Any(summary => summary.HasCriticalValidationErrors) ? 1 : 0;
