using System.Text.RegularExpressions;
using MixtralServer.Chat.Prompts;
using MixtralServer.Configuration.Yaml;
using MixtralServer.Tests.Configuration;

namespace MixtralServer.Tests.Repository;

public sealed partial class ShippedCatalogTests
{
    private static readonly string Text = File.ReadAllText(RepositoryFiles.Path("models.yaml"));

    [Theory]
    [InlineData("mistralai/Mixtral-8x7B-Instruct-v0.1", ChatFormat.MistralV1, 32768, 0.60)]
    [InlineData("mistralai/Mixtral-8x22B-Instruct-v0.1", ChatFormat.MistralV3, 65536, 1.20)]
    [InlineData("mistralai/Mixtral-8x22B-v0.1", ChatFormat.ChatMl, 65536, 1.20)]
    [InlineData("DiscoResearch/DiscoLM-mixtral-8x7b-v2", ChatFormat.ChatMl, 32768, 0.60)]
    public void Catalog_KnownModels_AreDescribed(string id, ChatFormat format, int context, decimal price)
    {
        var model = CatalogText.Read(Text).Find(id);

        Assert.NotNull(model);
        Assert.Equal((format, context), (model.ChatFormat, model.Sizes.Context));
        Assert.Equal((price, price), (model.Pricing.Input, model.Pricing.Output));
    }

    [Theory]
    [InlineData("mistralai/Mixtral-8x22B", "mistralai/Mixtral-8x22B-v0.1")]
    [InlineData("open-mixtral-8x7b", "mistralai/Mixtral-8x7B-Instruct-v0.1")]
    [InlineData("open-mixtral-8x22b", "mistralai/Mixtral-8x22B-Instruct-v0.1")]
    [InlineData("codestral-latest", "mistralai/Mixtral-8x22B-Instruct-v0.1")]
    public void Catalog_NamesOfOtherVendors_LeadToTheModel(string alias, string id)
        => Assert.Equal(id, CatalogText.Read(Text).Find(alias)?.Id);

    [Fact]
    public void Catalog_BaseModel_StopsAtTheEndOfATurn()
        => Assert.Equal(["<|im_end|>"], CatalogText.Read(Text).Find("mistralai/Mixtral-8x22B")?.Stop);

    [Fact]
    public void Catalog_WithEveryCommentedOptionSwitchedOn_IsValidAndShowsEveryKnownKey()
    {
        var reading = new ConfigReading("models.yaml");
        var switchedOn = CommentedOption().Replace(Text, "$1$2");

        CatalogText.Read(switchedOn, reading);

        var shown = KeysOf(YamlTreeReader.Read(switchedOn)!, "").ToHashSet();
        Assert.Equal([], reading.KnownKeys.Where(key => !shown.Contains(key)));
    }

    private static IEnumerable<string> KeysOf(ConfigNode node, string path) => node switch
    {
        MapNode map => map.Entries.SelectMany(entry =>
            (IEnumerable<string>)[path + entry.Key.Value, .. KeysOf(entry.Value, $"{path}{entry.Key.Value}.")]),
        ListNode list => list.Items.SelectMany(item => KeysOf(item, $"{path.TrimEnd('.')}[].")),
        _ => [],
    };

    [GeneratedRegex(@"^( *)# ((?:- )?[a-z0-9_]+:( .*)?)$", RegexOptions.Multiline)]
    private static partial Regex CommentedOption();
}
