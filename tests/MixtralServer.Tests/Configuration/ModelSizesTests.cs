using MixtralServer.Configuration;

namespace MixtralServer.Tests.Configuration;

public sealed class ModelSizesTests
{
    [Theory]
    [InlineData(32768, 4, 32768)] // one full context
    [InlineData(4096, 8, 16384)] // 2,048 for each
    [InlineData(512, 8, 4096)] // no more than all can fill
    [InlineData(1048576, 256, 1048576)]
    public void CellCount_NotGiven_FollowsContextAndParallel(int context, int parallel, int expected)
        => Assert.Equal(expected, new ModelSizes { Context = context, Parallel = parallel }.CellCount);

    [Fact]
    public void BatchSizes_SmallCache_ShrinkWithIt()
    {
        var sizes = new ModelSizes { Context = 20, Parallel = 1 };

        Assert.Equal((20, 20, 19), (sizes.BatchSize, sizes.MicroBatchSize, sizes.KeptSequences));
    }

    [Fact]
    public void FitTo_ModelTrainedForLess_CutsContextAndWhatFollowsFromIt()
    {
        var model = CatalogText.Model("context: 8192", "parallel: 2");

        Assert.Equal((512, 1024), (model.FitTo(512).Sizes.Context, model.FitTo(512).Sizes.CellCount));
        Assert.Same(model, model.FitTo(8192));
    }
}
