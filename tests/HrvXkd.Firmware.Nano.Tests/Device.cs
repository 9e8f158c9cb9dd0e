extern alias nano;
using HrvXkd.Hardware.Simulation;
using HrvXkd.Patient;
using nano::HrvXkd.Firmware.Nano;

namespace HrvXkd.Firmware.Nano.Tests;

/// <summary>The whole device: application, simulated chip, patient, serial line.</summary>
internal sealed class Device
{
    public Device(string? settings = null, int id = 0x73, Memory? memory = null)
    {
        Board = new SimulatedBoard(id);
        Serial = new SerialLine(Board.Clock);
        Memory = memory ?? new Memory(settings);
        Patient = new PatientSource(PatientParameters.Draw(3, 1, false) with { EctopicsPerHour = 0 }) { BeatMade = beat => Beats.Add(beat.Seconds) };
        Board.Chip.Channel1Source = Patient;
        Board.Chip.Channel2Source = Patient;
        Application = new Application(Board, Serial, Memory, Memory);
    }

    public SimulatedBoard Board { get; }

    public SerialLine Serial { get; }

    public Memory Memory { get; }

    public PatientSource Patient { get; }

    public List<double> Beats { get; } = [];

    public Application Application { get; }

    /// <summary>Starts and runs for some seconds.</summary>
    public Device Start(double seconds)
    {
        Application.Start();
        return Run(seconds);
    }

    public Device Run(double seconds)
    {
        double end = Board.Seconds + seconds;
        while (Board.Seconds < end)
            Application.Step();
        return this;
    }

    public Device Send(string command, double seconds = 1)
    {
        Serial.Type(command);
        return Run(seconds);
    }

    public Line Last(string kind) => Serial.Of(kind).Last();
}
