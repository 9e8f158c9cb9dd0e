using System.Reflection;

[assembly: AssemblyTitle("HrvXkd.Firmware.Nano")]
[assembly: AssemblyProduct("HRV-XKD")]
[assembly: AssemblyCompany("The HRV-XKD authors")]
[assembly: AssemblyCopyright("The HRV-XKD authors")]
[assembly: AssemblyVersion("0.1.0.0")]
[assembly: AssemblyFileVersion("0.1.0.0")]
