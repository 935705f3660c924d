using Xunit;

namespace CcoPortal.IntegrationTests;

/// <summary>Tests that measure time or the memory of the process, which nothing else may use meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "measured alone";
}
