extern alias nano;

namespace HrvXkd.Firmware.Nano.Tests;

public class SettingsTests
{
    private const string Defaults = "125,6,1,60,100,1";

    [Theory]
    [InlineData("", Defaults)]
    [InlineData("# all as it was\n\n  \r\n", Defaults)]
    [InlineData("rate=500\r\ngain = 12 # high\nwindow=300\n\tstatus_s=10\nleadoff_ms=50\nchannel=2", "500,12,2,300,50,10")]
    public void File_RightLines_AreInForce(string file, string values)
    {
        Device device = new Device(file).Start(1.5);
        Assert.EndsWith("," + values, device.Serial.Lines[0].Text, StringComparison.Ordinal);
        Assert.Empty(device.Serial.Of("E"));
    }

    [Theory]
    [InlineData("rate=300", "E,settings,line 1,rate=300,value not allowed,allowed 125 250 500,defaults in force,mend with: defaults")]
    [InlineData("gain=6\nstatus_s=0", "E,settings,line 2,status_s=0,value not allowed,allowed 1..60,defaults in force,mend with: defaults")]
    [InlineData("gain=six", "E,settings,line 1,gain=six,value not allowed,allowed 1 2 3 4 6 8 12,defaults in force,mend with: defaults")]
    [InlineData("gain=", "E,settings,line 1,gain=,value not allowed,allowed 1 2 3 4 6 8 12,defaults in force,mend with: defaults")]
    [InlineData("leadoff_ms=99999999999", "E,settings,line 1,leadoff_ms=99999999999,value not allowed,allowed 20..1000,defaults in force,mend with: defaults")]
    [InlineData("\nspeed=3", "E,settings,line 2,speed=3,unknown name,allowed rate gain channel window leadoff_ms status_s ,defaults in force,mend with: defaults")]
    [InlineData("rate 250", "E,settings,line 1,rate 250,no name=value,defaults in force,mend with: defaults")]
    [InlineData("rate=250\nrate=250", "E,settings,line 2,rate=250,set twice,defaults in force,mend with: defaults")]
    public void File_Fault_IsToldWithItsLineAndDefaultsAreInForce(string file, string error)
    {
        Device device = new Device(file).Start(1.5);
        Assert.Equal(error, device.Serial.Lines[0].Text);
        Assert.EndsWith("," + Defaults, device.Serial.Of("I").Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void File_TooLongOrUnreadable_IsTold()
    {
        Assert.Equal(
            "E,settings,longer than 1024 bytes,defaults in force,mend with: defaults", new Device(new string('#', 1025)).Start(1.5).Serial.Lines[0].Text);
        Assert.Equal(
            "E,settings,cannot be read,defaults in force,mend with: defaults", new Device(memory: new Memory { Unreadable = true }).Start(1.5).Serial.Lines[0].Text);
        Assert.Empty(new Device(new string('#', 1024)).Start(1.5).Serial.Of("E"));
    }

    [Fact]
    public void Set_RightValue_IsStoredAndInForceAfterARestart()
    {
        Device device = new Device().Start(2).Send("set rate=250").Send("  set   window = 300 ");
        Assert.Equal("rate=250\ngain=6\nchannel=1\nwindow=300\nleadoff_ms=100\nstatus_s=1\n", device.Memory.File);
        Assert.Equal(2, device.Serial.Of("C").Count(line => line.Text == "C,stored,restart to use"));
        Assert.EndsWith("," + Defaults, device.Send("identity").Last("I").Text, StringComparison.Ordinal);
        Assert.Equal(1, device.Send("restart").Memory.Restarts);
        Assert.EndsWith(",250,6,1,300,100,1", new Device(device.Memory.File).Start(1.5).Serial.Lines[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("set rate=7", "E,rate=7,value not allowed,allowed 125 250 500")]
    [InlineData("set speed=7", "E,speed=7,unknown name,allowed rate gain channel window leadoff_ms status_s ")]
    [InlineData("set rate", "E,rate,no name=value")]
    [InlineData("set", "E,unknown command,set")]
    [InlineData("selftest now", "E,unknown command,selftest now")]
    [InlineData("hello*,\u0007", "E,unknown command,hello?,?")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789", "E,command longer than 64 bytes,0123456789012345678901234567890123456789012345678901234567890123")]
    public void Command_Wrong_IsOneLine(string command, string error)
    {
        Device device = new Device().Start(2).Send(command);
        Assert.Equal(error, device.Serial.Of("E").Single().Text);
        Assert.Null(device.Memory.File);
    }

    [Fact]
    public void Set_StorageFull_IsTold() => Assert.Equal(
        "E,settings,storage cannot be written", new Device(memory: new Memory { Full = true }).Start(2).Send("set rate=250").Last("E").Text);

    [Fact]
    public void Settings_Shown_TellWhatIsAllowed()
    {
        Device device = new Device("rate=500").Start(2).Send("settings", 2);
        Assert.Equal("C,rate,500,allowed 125 250 500", device.Serial.Of("C").First().Text);
        Assert.Equal(6, device.Serial.Of("C").Count());
        Assert.Equal("C,help,status,identity,selftest,settings,set,defaults,memory,restart,", device.Send("help").Last("C").Text);
        Assert.Equal("C,free bytes,40000", device.Send("memory").Last("C").Text);
        Assert.Equal("rate=125\ngain=6\nchannel=1\nwindow=60\nleadoff_ms=100\nstatus_s=1\n", device.Send("defaults").Memory.File);
    }
}
