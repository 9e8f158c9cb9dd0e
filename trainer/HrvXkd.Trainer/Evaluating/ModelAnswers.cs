using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Reference;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.CodeGen.Verify;
using HrvXkd.Data;
using HrvXkd.Trainer.ModelFolders;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Running;

namespace HrvXkd.Trainer.Evaluating;

/// <summary>What the models of a folder say about sequences: the ONNX files themselves in OnnxRuntime, and the integer program of the device.</summary>
internal static class ModelAnswers
{
    private const double Q16 = 65536;

    /// <summary>Logits by model, shape [Sequences].</summary>
    /// <param name="model">The models.</param>
    /// <param name="data">The sequences.</param>
    public static Dictionary<string, double[]> Of(ModelFolder model, SequenceSet data)
    {
        RiskVectors vectors = SequenceVectors.Of(data, [.. Enumerable.Range(0, data.Count)]);
        VectorSet floats = vectors.ToVectorSet();
        ModelInput input = ModelInput.From(data, model.Card.Scale);
        ReferenceModel integer = ReferenceModel.Import(model.Int8);
        return new Dictionary<string, double[]>(StringComparer.Ordinal)
        {
            [ModelNames.Logistic] = [.. Enumerable.Range(0, data.Count).Select(s => model.Card.Logistic.Logit(input, s))],
            [ModelNames.Teacher] = Run(model.Teacher, floats),
            [ModelNames.Student] = Run(model.Student, floats),
            [ModelNames.StudentInt8] = [.. Enumerable.Range(0, data.Count).Select(s => integer.Run(vectors.Features(s), vectors.Mask(s)) / Q16)],
        };
    }

    private static double[] Run(OnnxModel model, VectorSet vectors)
    {
        using OnnxRunner runner = new(model);
        return Array.ConvertAll(runner.Run(vectors, [StudentGraph.Logit])[StudentGraph.Logit], logit => (double)logit);
    }
}
