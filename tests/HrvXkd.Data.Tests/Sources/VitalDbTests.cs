using HrvXkd.Core;
using HrvXkd.Core.Beats;
using HrvXkd.Data;

namespace HrvXkd.Tests.Data.Sources;

public sealed class VitalDbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public void Open_SharedSet_EveryCaseWithDiagnosisAgeAndSex()
    {
        Cohort cohort = Cohort.Open(SharedData.Require("data/vitaldb-arrhythmia"));
        Assert.Equal((243, 0, 100), (cohort.Recordings.Count, cohort.Skipped.Count, cohort.Recordings.Count(r => r.Hypertensive is true)));
        Assert.All(cohort.Recordings, r => Assert.True(r is { Ecg: null, Beats: not null, Group: not null, Diagnosis: not null, AgeYears: > 10 and < 100, Sex: not null }));
        Assert.Equal((101, 142), (cohort.Recordings.Count(r => r.Sex == Sex.Female), cohort.Recordings.Count(r => r.Sex == Sex.Male)));
        Assert.Equal(236, cohort.Recordings.Select(r => r.Group).Distinct().Count());
    }

    [SkippableFact]
    public void Run_SharedSet_GivesWindowsByTheDevicesCode()
    {
        PreparedCohort prepared = Preparation.Run(Cohort.Open(SharedData.Require("data/vitaldb-arrhythmia")));
        Assert.Equal((0, 332885), (prepared.Samples, prepared.Beats));
        Assert.InRange(prepared.Windows.Count(window => window.Valid), 4500, 6500);
        Assert.All(prepared.Windows.Where(w => w.Valid), w => Assert.InRange(w.FeaturesQ16[(int)Feature.HeartRate] / 65536.0, 30, 180));
        Assert.InRange(SequenceSet.From(prepared).Recording.Distinct().Count(), 120, 200);
    }

    [Fact]
    public void Read_Case_MarksGapsPoorSignalAndTypes()
    {
        Labels("7,70,55,F,1");
        Case(7, "10.0,N,N,False,", "11.0,N,N,False,", "11.5,,,True,Start1", "12.0,N,,True,", "13.0,V,N,False,", "13.0,V,N,False,", "14.0,S,N,False,");
        Recording only = Assert.Single(Cohort.Open(_folder.Path).Recordings);
        Assert.Equal(("7", "70", true, 55.0, Sex.Female, "preoperative hypertension"), (only.Id, only.Group, only.Hypertensive, only.AgeYears, only.Sex, only.Diagnosis));
        Assert.Equal(
            [
                new RecordedBeat(0, BeatClass.NormalLike, 100, true), new RecordedBeat(9000, BeatClass.NormalLike, 100, false),
                new RecordedBeat(18000, BeatClass.NormalLike, 0, true), new RecordedBeat(27000, BeatClass.VentricularLike, 100, false),
                new RecordedBeat(36000, BeatClass.Unknown, 100, false),
            ],
            Read(only));
        Assert.Equal(["labels.csv", "Annotation_file_7.csv"], only.Provenance!.Files);
    }

    [Theory]
    [InlineData("10.0,N,N,False,|9.0,N,N,False,", "line 3: time_second is 9.0, expected one after the row before")]
    [InlineData("10.0,N,N,False,|x,N,N,False,", "line 3: time_second is 'x'")]
    [InlineData("10.0,Q,N,False,", "line 2: beat_type is 'Q', expected one of N, S, V, P, U or nothing")]
    [InlineData(",N,N,False,", "line 2: no value in column 'time_second'")]
    public void Read_WrongCase_OneLine(string rows, string says)
    {
        Labels("7,70,55,F,1");
        Case(7, rows.Split('|'));
        string message = Assert.Throws<FormatException>(() => Read(Cohort.Open(_folder.Path).Recordings[0])).Message;
        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.Contains("Annotation_file_7.csv", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7,70,55,F,2", "line 2: preop_htn is '2', expected 0 or 1")]
    [InlineData("7,70,old,F,1", "line 2: age is 'old'")]
    [InlineData("7,70,55,X,1", "line 2: sex is 'X', expected F or M")]
    [InlineData("7,,55,F,1", "line 2: no value in column 'subjectid'")]
    public void Open_WrongLabels_OneLine(string row, string says)
    {
        Labels(row);
        Case(7, "10.0,N,N,False,");
        Assert.Contains(says, Assert.Throws<FormatException>(() => Cohort.Open(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_CaseWithoutFile_IsNamed()
    {
        Labels("7,70,55,F,1", "8,80,44,M,0");
        Case(8, "10.0,N,N,False,");
        Cohort cohort = Cohort.Open(_folder.Path);
        Assert.Equal("8", Assert.Single(cohort.Recordings).Id);
        Assert.Contains("no file Annotation_file_7.csv", Assert.Single(cohort.Skipped).Reason, StringComparison.Ordinal);
    }

    private static List<RecordedBeat> Read(Recording recording)
    {
        using IBeatReader reader = recording.Beats!.Open();
        List<RecordedBeat> beats = [];
        while (reader.TryRead(out RecordedBeat beat))
            beats.Add(beat);
        return beats;
    }

    private void Labels(params string[] rows) => File.WriteAllLines(_folder.File("labels.csv"), rows.Prepend("caseid,subjectid,age,sex,preop_htn"));

    private void Case(int id, params string[] rows) => File.WriteAllText(
        _folder.File($"Annotation_file_{id}.csv"),
        "\uFEFF" + string.Join("\r\n", rows.Prepend("time_second,beat_type,rhythm_label,bad_signal_quality,bad_signal_quality_label")));
}
