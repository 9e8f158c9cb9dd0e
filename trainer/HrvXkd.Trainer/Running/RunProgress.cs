using Spectre.Console;

namespace HrvXkd.Trainer.Running;

/// <summary>Progress of the stages of a run: bars with remaining time on a terminal, one line a stage elsewhere.</summary>
internal static class RunProgress
{
    /// <summary>Shows one stage while it runs.</summary>
    /// <param name="title">What the stage does.</param>
    /// <param name="work">The work; it reports its share done, 0..1, and what it is at.</param>
    /// <returns>What the work returns.</returns>
    public static T Stage<T>(string title, Func<Action<double, string>, T> work)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive)
        {
            Console.WriteLine($"{title} ...");
            return work((_, _) => { });
        }

        return AnsiConsole.Progress()
            .HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new RemainingTimeColumn())
            .Start(bars =>
            {
                ProgressTask bar = bars.AddTask(Label(title, ""), maxValue: 1);
                T result = work((share, what) =>
                {
                    bar.Value = share;
                    bar.Description = Label(title, what);
                });
                bar.Description = Label(title, "");
                bar.Value = 1;
                return result;
            });
    }

    /// <summary>Shows several works at a time: a bar each on a terminal, a line when one ends elsewhere.</summary>
    /// <param name="titles">What each does.</param>
    /// <param name="work">The work; it reports which, the share done and what it is at. May be called from any thread.</param>
    public static void Stages(string[] titles, Action<Action<int, double, string>> work)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive)
        {
            work((index, share, what) =>
            {
                if (share >= 1)
                    Console.WriteLine($"{titles[index]}: trained");
            });
            return;
        }

        AnsiConsole.Progress()
            .HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new RemainingTimeColumn())
            .Start(bars =>
            {
                ProgressTask[] all = Array.ConvertAll(titles, title => bars.AddTask(Label(title, ""), autoStart: false, maxValue: 1));
                work((index, share, what) =>
                {
                    if (!all[index].IsStarted)
                        all[index].StartTask();
                    all[index].Value = share;
                    all[index].Description = Label(titles[index], share < 1 ? what : "");
                });
            });
    }

    private static string Label(string title, string what) =>
        Markup.Escape((what.Length == 0 ? title : $"{title}: {what}").PadRight(44));
}
