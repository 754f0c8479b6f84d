using MixtralServer.Gguf.Vocabulary;
using MixtralServer.LLama.Models;

namespace MixtralServer.LLama.Tests;

/// <summary>Tiny models with Mistral's own vocabularies, which are not part of this repository.</summary>
internal static class MistralVocabularies
{
    public const string V1 = "tokenizer.model.v1";
    public const string V3 = "mistral_instruct_tokenizer_240323.model.v3";

    /// <summary>Forges a model with the vocabulary, once in a run, and loads it; skips the test where the vocabulary is absent.</summary>
    public static async Task<LLamaModel> LoadOrSkipAsync(NativeFixture native, string file)
    {
        var path = Path.Combine(native.Folder, file + ".gguf");
        if (!File.Exists(path))
            await native.ForgeAsync(Path.GetFileName(path), SentencePieceModel.Read(FindOrSkip(file)));
        return NativeFixture.Load(path);
    }

    /// <summary>The path of a file of the shared Mistral data; skips the test where it is absent.</summary>
    public static string FindOrSkip(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", "mistral", file);
            if (File.Exists(path))
                return path;
        }

        Skip.If(true, $"shared/data/mistral/{file} is not here.");
        throw new FileNotFoundException(file);
    }
}
