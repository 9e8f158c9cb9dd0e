using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Tests.Training;

public class PlanFileTests
{
    [Fact]
    public void Parse_DefaultText_SurvivesWritingWithoutComments()
    {
        Assert.Contains("// ", PlanFile.DefaultText, StringComparison.Ordinal);
        string text = PlanFile.ToText(TrainingPlan.Default);
        Assert.Equal(text, PlanFile.ToText(PlanFile.Parse(text, "x")));
    }

    [Fact]
    public void Usual_Default_HasNothingToChoose()
    {
        TrainingPlan usual = TrainingPlan.Default.Usual();
        Assert.Equal(TrainingPlan.Default.Student.Epochs[0], Assert.Single(usual.Student.Epochs));
        Assert.Single(usual.Student.Width);
        Assert.Single(usual.Teacher.Epochs);
        Assert.Single(usual.Distillation.Lambda);
        Assert.Single(usual.Trees.Number);
    }

    [Theory]
    [InlineData("\"folds\": 10", "\"folds\": 1", "folds is 1, expected 2..20")]
    [InlineData("\"folds\": 10", "\"foldz\": 5", "foldz")]
    [InlineData("\"folds\": 10,", "", "folds")]
    [InlineData("\"width\": [8, 12]", "\"width\": [7]", "7 is odd")]
    [InlineData("\"width\": [8, 12]", "\"width\": [8, 16]", "student.width 16 takes 2568 multiply-accumulates for a new window, student.most_macs allows 1600")]
    [InlineData("\"most_macs\": 1600", "\"most_macs\": 0", "student.most_macs is 0, expected 1..1000000")]
    [InlineData("\"beta\": [0.1, 0]", "\"beta\": []", "empty list")]
    [InlineData("\"lambda\": [0.9", "\"lambda\": [1.5", "lambda is 1.5, expected 0..1")]
    [InlineData("\"trees\",", "\"forest\",", "rows has 'forest'; there are heart_rate")]
    [InlineData("\"seed\": 1", "\"seed\": x", "line ")]
    public void Parse_WrongValue_SaysInOneLineWhatIsAllowed(string found, string put, string said)
    {
        Assert.Contains(found, PlanFile.DefaultText, StringComparison.Ordinal);
        FormatException fault = Assert.Throws<FormatException>(() => PlanFile.Parse(PlanFile.DefaultText.Replace(found, put, StringComparison.Ordinal), "my.jsonc"));
        Assert.StartsWith("my.jsonc", fault.Message, StringComparison.Ordinal);
        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }
}
