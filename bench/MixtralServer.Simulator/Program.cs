using MixtralServer.Simulator;
using MixtralServer.Simulator.Costs;
using MixtralServer.Simulator.Policies;
using MixtralServer.Simulator.Reports;

var arguments = SimulatorArguments.Parse(args, out var problem);
if (problem is not null)
{
    Console.Error.WriteLine($"{problem}; it takes {SimulatorArguments.Usage}");
    return 2;
}

var time = TimeProvider.System;
var last = time.GetTimestamp();
void Tell(string name, Recorder recorder)
{
    var took = time.GetElapsedTime(last);
    Console.Error.WriteLine(
        $"{name}: {recorder.Ended} requests, {recorder.Duration / 3600:0.0} simulated hours in {took.TotalSeconds:0.0} s, "
        + $"{took.TotalMicroseconds / recorder.Steps:0.0} us per step");
    last = time.GetTimestamp();
}

List<MachineReport> reports = [];
foreach (var machine in Machine.All)
{
    var experiment = new Experiment(machine, arguments.Seed, arguments.Requests * machine.RequestsFactor, Tell);
    var fit = machine == Machine.TwoCores ? CpuFit.Run().Points : GpuFit.Run().Points;
    reports.Add(new MachineReport(
        machine, experiment.Capacity(), fit, [.. experiment.Compare(Policy.All)], [.. experiment.Flood()]));
}

var command = $"./mixtral simulate policies --requests {arguments.Requests} --seed {arguments.Seed}";
ReportFiles.Write(arguments.Folder, command, reports);
Console.WriteLine(Path.GetFullPath(arguments.Folder));
return 0;
