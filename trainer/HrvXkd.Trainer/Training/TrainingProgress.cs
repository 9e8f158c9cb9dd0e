namespace HrvXkd.Trainer.Training;

/// <summary>Counts trainings that are done; may be called from any thread.</summary>
/// <param name="sink">Receives the share done and what is being trained; may be null.</param>
/// <param name="teachers">Teachers to train.</param>
/// <param name="students">Students to train.</param>
internal sealed class TrainingProgress(IProgress<(double Share, string What)>? sink, int teachers, int students)
{
    private readonly Lock _lock = new();
    private int _teachers;
    private int _students;

    /// <summary>A teacher is trained.</summary>
    public void TeacherDone() => Report(teacher: 1, student: 0);

    /// <summary>A student is trained.</summary>
    public void StudentDone() => Report(teacher: 0, student: 1);

    private void Report(int teacher, int student)
    {
        lock (_lock)
        {
            _teachers += teacher;
            _students += student;
            string what = _teachers < teachers ? $"teachers, {_teachers} of {teachers}" : $"students, {_students} of {students}";
            sink?.Report(((double)(_teachers + _students) / (teachers + students), what));
        }
    }
}
