using MixtralServer.Configuration;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Tests.Configuration;

public sealed class ClientsReaderTests
{
    // Of "secret" and of "other".
    private const string Secret = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";
    private const string Other = "d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa";

    [Fact]
    public void Read_Client_IsTaken()
    {
        var client = Assert.Single(Clients(
            $"- {{name: shop, key_sha256: {Secret}, priority: batch, priority_highest: default, cache: own}}"));

        Assert.Equal("shop", client.Name);
        Assert.True(client.Key?.Matches(KeyHash.Of("secret")));
        Assert.Equal((RequestPriority.Batch, RequestPriority.Default), (client.Priority, client.PriorityHighest));
        Assert.False(client.SharesCache);
    }

    [Fact]
    public void Read_ClientWithNothingButAName_IsForEverybodyElse()
    {
        var client = Assert.Single(Clients("- {name: anybody}"));

        Assert.Null(client.Key);
        Assert.Equal((RequestPriority.Default, RequestPriority.Realtime), (client.Priority, client.PriorityHighest));
        Assert.Null(client.SharesCache);
    }

    [Fact]
    public void Read_ClientThatMayOnlyDoBatch_DoesBatchWhereItDoesNotSay() =>
        Assert.Equal(RequestPriority.Batch, Assert.Single(Clients("- {name: a, priority_highest: batch}")).Priority);

    [Theory]
    [InlineData("- {priority: batch}", "clients[0].name: is missing")]
    [InlineData("- {name: a, key_sha256: secret}", "clients[0].key_sha256: this is no hash")]
    [InlineData("- {name: a, priority: urgent}", "clients[0].priority: \"urgent\" is not allowed; write one of realtime, default, batch")]
    [InlineData("- {name: a, priority: realtime, priority_highest: default}", "clients[0].priority: is more urgent than")]
    [InlineData("- {name: a, cache: none}", "clients[0].cache: \"none\" is not allowed")]
    [InlineData("- {name: a, key: x}", "clients[0].key: unknown key")]
    [InlineData("- {name: a, key_sha256: " + Secret + "}\n- {name: A, key_sha256: " + Other + "}", "clients[1].name: \"A\" is taken")]
    [InlineData("- {name: a, key_sha256: " + Secret + "}\n- {name: b, key_sha256: " + Secret + "}", "is the key of a already")]
    [InlineData("- {name: a}\n- {name: b}", "clients[1].key_sha256: is missing; only one entry")]
    public void Read_WrongClient_IsReported(string entries, string problem) =>
        Assert.Contains(problem, Assert.Single(CatalogText.ProblemsOf($"clients:\n{entries}\n")), StringComparison.Ordinal);

    [Fact]
    public void Read_AdminToken_IsTakenByItsHash()
    {
        var catalog = CatalogText.Read($"admin_token_sha256: {Secret.ToUpperInvariant()}\n");

        Assert.True(catalog.AdminToken?.Matches(KeyHash.Of("secret")));
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("cache_scope: key\n", "", false)]
    [InlineData("cache_scope: key\n", ", cache_scope: shared", true)]
    [InlineData("", ", cache_scope: key", false)]
    public void Read_CacheScope_HoldsForModelsThatDoNotSayOtherwise(string top, string entry, bool shares) =>
        Assert.Equal(shares, Assert.Single(CatalogText.Read($"{top}models: [{{id: m, file: m.gguf{entry}}}]").Models).SharesCache);

    [Fact]
    public void Read_QueueLimits_AreTaken()
    {
        var queue = CatalogText.Model("limits: {queue_length: 20, queue: {realtime: {length: 3, timeout: 2s}, batch: {timeout: 1h}}}").Limits.Queue;

        Assert.Equal((3, TimeSpan.FromSeconds(2)), (queue.Realtime.Length, queue.Realtime.Timeout));
        Assert.Equal((int.MaxValue, TimeSpan.FromMinutes(5)), (queue.Default.Length, queue.Default.Timeout));
        Assert.Equal(TimeSpan.FromHours(1), queue.Batch.Timeout);
    }

    [Theory]
    [InlineData("limits: {queue_length: 2, queue: {batch: {length: 3}}}", "limits.queue.batch.length: 3 is more than queue_length, 2")]
    [InlineData("limits: {queue: {default: {timeout: 1ms}}}", "limits.queue.default.timeout: \"1ms\" is not allowed")]
    [InlineData("limits: {queue: {urgent: {length: 3}}}", "limits.queue.urgent: unknown key")]
    public void Read_WrongQueueLimits_AreReported(string line, string problem) =>
        Assert.Contains(problem, Assert.Single(CatalogText.Problems(line)), StringComparison.Ordinal);

    private static IReadOnlyList<ClientDefinition> Clients(string entries) => CatalogText.Read($"clients:\n{entries}\n").Clients;
}
