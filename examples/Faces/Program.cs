using System.Diagnostics;
using Faces;
using Faces.Rendering;
using VaeGen;

// a first look: a sheet of faces, and how fast they are drawn
const int Many = 20_000;
ImageGrid.Draw(new FaceDataset(seed: 1, 96), columns: 12, scale: 2).SavePng("faces.png");
var faces = new FaceDataset(seed: 1, Many);
var time = Stopwatch.StartNew();
Parallel.For(0, Many, () => new float[FaceRenderer.Size], (index, _, picture) =>
{
    faces.Read(index, picture);
    return picture;
}, _ => { });
Console.WriteLine($"{Many / time.Elapsed.TotalSeconds:N0} faces/s");
