return HrvXkd.Firmware.FirmwareHost.Run(args);
