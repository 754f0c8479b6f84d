using System.CommandLine;
using MixtralServer.Commands;
using MixtralServer.Hosting;

// Every command bounds its own end (the server by its drain timeout), so none is cut off after the default 2 seconds.
var configuration = new InvocationConfiguration
{
    EnableDefaultExceptionHandler = false,
    ProcessTerminationTimeout = Timeout.InfiniteTimeSpan,
};
return await MixtralCommand.RunAsync(MixtralCommand.Create(ServeRunner.RunAsync), args, configuration);
