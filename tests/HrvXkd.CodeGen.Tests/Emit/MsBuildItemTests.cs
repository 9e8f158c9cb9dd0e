using System.Diagnostics;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Tests.Emit;

/// <summary>A project outside the tree that has a model as an item.</summary>
public sealed class MsBuildItemTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hrvxkd-msbuild").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Build_ModelItem_EmitsOnceAgainIfChangedAndShowsFaultsWithTheirCode()
    {
        Project(name: "Student");
        OnnxFile.Write(Students.Float(1), Path.Combine(_folder, "m.onnx"));
        (int code, string said) = Build();
        Assert.True(code == 0, said);
        string emitted = Path.Combine(_folder, "obj", "Release", "net10.0", "hrvxkd", "Student.g.cs");
        Assert.Contains("namespace My.Device", File.ReadAllText(emitted), StringComparison.Ordinal);
        DateTime first = File.GetLastWriteTimeUtc(emitted);
        Assert.Equal(0, Build().Code);
        Assert.Equal(first, File.GetLastWriteTimeUtc(emitted));
        Project(name: "9Lives");
        (code, said) = Build();
        Assert.NotEqual(0, code);
        Assert.Contains("error HRVG202: class '9Lives'", said, StringComparison.Ordinal);
    }

    private void Project(string name)
    {
        File.WriteAllText(Path.Combine(_folder, "Device.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <HrvXkdCodeGenTool>{typeof(CodeGenerator).Assembly.Location}</HrvXkdCodeGenTool>
              </PropertyGroup>
              <ItemGroup>
                <HrvXkdModel Include="m.onnx" Class="{name}" Namespace="My.Device" EmitTarget="nano" SelfContained="true" />
              </ItemGroup>
              <Import Project="{Targets()}" />
            </Project>
            """);
        File.WriteAllText(Path.Combine(_folder, "Use.cs"), "public static class Use { public static int Next(My.Device.Student model, int[] features) { return model.Push(features, true); } }");
    }

    private static string Targets() => Path.Combine(SourceTree.Root(), "codegen", "HrvXkd.CodeGen", "build", "HrvXkd.CodeGen.targets");

    private (int Code, string Said) Build()
    {
        ProcessStartInfo start = new("dotnet", ["build", "Device.csproj", "-c", "Release", "-nologo", "-m:1", "-nodeReuse:false", "-p:UseSharedCompilation=false"]) { WorkingDirectory = _folder, RedirectStandardOutput = true };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        using Process process = Process.Start(start)!;
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said);
    }
}
