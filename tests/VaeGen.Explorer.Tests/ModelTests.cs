using Digits;
using Explorer;
using Faces;
using VaeGen.Examples.Tests;

namespace VaeGen.Explorer.Tests;

public sealed class ModelTests(ServedModel served) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Classes => [.. KnownModels.All.Select(known => known.Name)];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Classes))]
    public async Task Every_model_of_the_examples_can_be_explored(string name)
    {
        Save(name);
        using var model = OpenModel.Load(folder["model.safetensors"], data: null);
        Assert.Equal(name, model.Name);
        var known = KnownModels.All.Single(known => known.Name == name);
        Assert.Equal(known.Examples(null).Concepts.Select(concept => concept.Name), model.Map.Concepts.Select(concept => concept.Name));
        Assert.Equal(name != nameof(FlowVae), model.Map.Dimensions.All(dimension => dimension.Kl is >= 0));

        await using var server = await ExplorerServer.StartAsync(model, port: 0, new ServerLimits());
        using var page = new PageClient(server.Address);
        Assert.Equal(name == nameof(ConditionalVae) ? 10 : 0, (await page.DescribeAsync())["classes"]!.GetValue<int>());
        var pictures = new HashSet<string>();
        for (var label = 0; label < Math.Max(1, model.Model.Samples.Classes); label++)
        {
            using var answer = await page.DecodeAsync(new { codes = new[] { model.Map.Start }, @class = label });
            pictures.Add(Convert.ToBase64String(await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(PageClient.Cancellation)));
        }
        Assert.Equal(Math.Max(1, model.Model.Samples.Classes), pictures.Count);
        Assert.Equal(model.Model.Dimensions, model.Model.Draw().Length);
        using var uploaded = await page.UploadAsync("P5 1 1 255\n1"u8.ToArray());
        uploaded.EnsureSuccessStatusCode();
    }

    [Fact]
    public void Dimensions_are_in_the_order_of_their_divergence_and_those_of_no_use_are_known()
    {
        var map = served.Model.Map;
        using var model = DigitVae.Load(served.File);
        var samples = DigitExamples.Load(null).Samples;
        var means = model.LatentMean(samples);
        Assert.Equal(LatentDimensions.Active(means), map.Dimensions.Where(dimension => dimension.Active).Select(dimension => dimension.Number).Order());

        // what the model itself measures is the sum
        Assert.Equal(model.Evaluate(samples).Kl, map.Dimensions.Sum(dimension => dimension.Kl!.Value), 1e-3 * model.Evaluate(samples).Kl);
    }

    [Fact]
    public void A_concept_is_the_way_from_samples_without_it_to_samples_with_it()
    {
        var examples = DigitExamples.Load(null);
        using var model = DigitVae.Load(served.File);
        var isSeven = Enumerable.Range(0, examples.Samples.Count).ToLookup(index => examples.Samples.Label(index) == 7);
        var expected = model.Concept(Only(isSeven[true]), Only(isSeven[false]));
        var found = served.Model.Map.Concepts[7];
        Assert.Equal("7", found.Name);
        Assert.All(expected.Zip(found.Direction), pair => Assert.Equal(pair.First, pair.Second, 1e-4));

        SampleSet Only(IEnumerable<int> indices) => SampleSet.Of([.. indices.Select(index => (IDataset)examples.Samples.Slice(index, 1))]);
    }

    [Fact]
    public void Concepts_that_were_saved_beside_a_model_are_used()
    {
        File.Copy(served.File, folder["model.safetensors"]);
        File.WriteAllText(folder["concepts.json"], $$"""{"slant": [{{string.Join(",", Enumerable.Range(0, 20))}}]}""");
        using (var model = OpenModel.Load(folder["model.safetensors"], data: null))
        {
            var concept = Assert.Single(model.Map.Concepts);
            Assert.Equal("slant", concept.Name);
            Assert.Equal(Enumerable.Range(0, 20).Select(value => (float)value), concept.Direction);
        }
        Fails("[1]", "is no JSON object of names and directions, expected {\"glasses\": [0.1, −0.7, …], …}.");
        Fails("{\"a\": \"b\"}", "is no JSON object of names and directions, expected {\"glasses\": [0.1, −0.7, …], …}.");
        Fails("{\"a\": [1, 2]}", "'a' is no direction in this model's latent space, expected 20 finite numbers.");
        Fails("{\"a\": null}", "'a' is no direction in this model's latent space, expected 20 finite numbers.");

        void Fails(string json, string message)
        {
            File.WriteAllText(folder["concepts.json"], json);
            var error = Assert.Throws<InvalidDataException>(() => OpenModel.Load(folder["model.safetensors"], data: null));
            Assert.Equal($"{folder["concepts.json"]}: {message}", error.Message);
        }
    }

    [Fact]
    public void Folders_of_pictures_are_concepts_too()
    {
        var digits = DigitExamples.LoadShipped();
        for (var index = 0; index < 60; index++)
        {
            var name = digits.Label(index) < 5 ? "small" : "large";
            Directory.CreateDirectory(folder[name]);
            SampleSet.Of(digits.Slice(index, 1)).SavePng(folder[$"{name}/{index:D2}.png"], columns: 1);
        }
        using var model = OpenModel.Load(served.File, folder.Full);
        Assert.Equal(["large", "small"], model.Map.Concepts.Select(concept => concept.Name));
    }

    [Fact]
    public void The_newest_model_that_is_known_is_found()
    {
        Assert.Null(ModelSearch.Newest(folder["none"]));
        Assert.Null(ModelSearch.Newest(folder.Full));
        Directory.CreateDirectory(folder["a"]);
        Directory.CreateDirectory(folder["b"]);
        Write("a/old.safetensors", 3);
        Write("b/new.safetensors", 1);
        new ModelFile("""{"something": "else"}""").Save(folder["b/other.safetensors"]);
        File.WriteAllText(folder["a/damaged.safetensors"], "damaged");
        Assert.Equal(folder["b/new.safetensors"], ModelSearch.Newest(folder.Full));

        void Write(string name, int hours)
        {
            File.Copy(served.File, folder[name]);
            File.SetLastWriteTimeUtc(folder[name], DateTime.UtcNow.AddHours(-hours));
        }
    }

    [Fact]
    public void A_model_that_is_not_known_is_refused()
    {
        new ModelFile("""{"something": "else"}""").Save(folder["other.safetensors"]);
        var error = Assert.Throws<ModelFileException>(() => OpenModel.Load(folder["other.safetensors"], data: null));
        Assert.Contains("holds a model that the explorer does not know, expected one of DigitVae, ConvVae,", error.Message, StringComparison.Ordinal);
    }

    // each as it is made: what it has learned does not matter to what it can be asked
    private void Save(string name)
    {
        Action<string> save = name switch
        {
            nameof(DigitVae) => new DigitVae().Save,
            nameof(ConvVae) => new ConvVae().Save,
            nameof(ConditionalVae) => new ConditionalVae().Save,
            nameof(VampVae) => new VampVae().Save,
            nameof(FlowVae) => new FlowVae().Save,
            nameof(FaceVae) => new FaceVae().Save,
            _ => throw new ArgumentException($"{name} is known: make one here, that it can be explored.", nameof(name)),
        };
        save(folder["model.safetensors"]);
    }
}
