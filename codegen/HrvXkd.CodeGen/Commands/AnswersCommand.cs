using System.CommandLine;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Verify;

namespace HrvXkd.CodeGen.Commands;

/// <summary><c>answers</c>: hashes of what emitted code answers, for <c>verify --bits</c>, which starts this with instruction sets taken away.</summary>
internal static class AnswersCommand
{
    public static Command Create()
    {
        Option<string> model = Options.Model();
        Option<long> bits = new("--bits") { Description = "Vectors.", Required = true };
        Option<int> seed = new("--seed") { Description = "Seed.", DefaultValueFactory = _ => 1 };
        Option<EmitTarget> target = new("--target") { Description = "Which emission." };
        Command command = new(PathChild.Command, "Hashes of what emitted code answers; verify --bits starts it.") { model, bits, seed, target };
        command.Hidden = true;
        command.SetAction(parse =>
        {
            PathChild.Answer(OnnxFile.Read(parse.GetValue(model)!), parse.GetValue(target), parse.GetValue(bits), parse.GetValue(seed), Console.Out);
            return 0;
        });
        return command;
    }
}
