namespace HrvXkd.Trainer.Sizing;

/// <summary>What one width of the student gives and takes.</summary>
/// <param name="Width">Width of a token.</param>
/// <param name="Weights">Trained numbers.</param>
/// <param name="Macs">Multiply-accumulates for a new window.</param>
/// <param name="InnerLoss">Mean log-loss of subjects of inner folds, all outer folds together.</param>
/// <param name="AboveBest">That minus the loss of the best width.</param>
/// <param name="AboveBestError">Standard error of the difference, subjects of outer folds taken for as many subjects; 0 for the best.</param>
/// <param name="ChosenInFolds">Outer folds whose inner folds choose this width of those measured.</param>
/// <param name="Auc">AUC of held-out subjects.</param>
/// <param name="TeacherMinusStudent">AUC of the teacher minus that, paired interval.</param>
internal sealed record SizeFigures(
    int Width, int Weights, int Macs, double InnerLoss, double AboveBest, double AboveBestError, int ChosenInFolds, Interval Auc, Interval TeacherMinusStudent);
