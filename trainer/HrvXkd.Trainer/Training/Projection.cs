using HrvXkd.Trainer.Models;
using static TorchSharp.torch;

namespace HrvXkd.Trainer.Training;

/// <summary>Takes the student's features to those of the teachers, one matrix for each; serves training only.</summary>
internal sealed class Projection : ParameterSet
{
    private readonly int _sources;
    private readonly int _matrix;

    /// <summary>Draws the matrices.</summary>
    /// <param name="sources">Number of teachers.</param>
    /// <param name="width">Width of the student.</param>
    /// <param name="seed">Same seed, same matrices.</param>
    public Projection(int sources, int width, int seed)
    {
        _sources = sources;
        _matrix = Add("projection", Start.Glorot, width, sources * TeacherNetwork.Width);
        Initialise(seed);
    }

    /// <summary>Projects.</summary>
    /// <param name="feature">Of the student, shape [N, width].</param>
    /// <param name="source">Of which teacher, one-hot, shape [N, 1, Sources].</param>
    /// <returns>Shape [N, 64].</returns>
    public Tensor Project(Tensor feature, Tensor source)
    {
        Bind();
        Tensor all = feature.matmul(View(_matrix)).view(-1, _sources, TeacherNetwork.Width);
        return source.bmm(all).view(-1, TeacherNetwork.Width);
    }
}
