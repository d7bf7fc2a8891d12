# Sensors: what can be read of them, and what happens at the command line.

DEVICE_KIND_heart_rate = heart rate and the intervals between beats
DEVICE_KIND_muscle_oxygen = muscle oxygen (Moxy)
DEVICE_KIND_power = cycling power and cadence
DEVICE_KIND_indoor_bike = power, cadence and speed of an indoor bike
DEVICE_KIND_muscle_activity = muscle activity (EMG)
DEVICE_KIND_unknown = nothing that I read
DEVICE_NAMELESS = no name

DEVICE_NOTHING_NEAR = I heard no device in { $seconds } s. Wear the sensor or wake it up, and end other apps that hold it: most sensors serve one at a time.
DEVICE_RECORDED = Recorded from { $device }: { $samples ->
    [one] 1 sample.
   *[other] { $samples } samples.
 }
DEVICE_REPLAYED = Played from { $path }: { $samples ->
    [one] 1 sample of { $device }.
   *[other] { $samples } samples of { $device }.
 }
DEVICE_BATTERY = Its battery is at { $battery_pct } %.
DEVICE_IMPOSSIBLE = { $count ->
    [one] 1 value was beyond what is possible and is kept as missing.
   *[other] { $count } values were beyond what is possible and are kept as missing.
 }
DEVICE_LEFT_OUT = { $count ->
    [one] 1 reading came out of order or was more than can be kept; it is left out.
   *[other] { $count } readings came out of order or were more than can be kept; they are left out.
 }
DEVICE_STORED = Stored for { $athlete }: { $new } new, { $changed } changed, { $unchanged } unchanged signals.
DEVICE_WRITTEN = Written to { $path }; `fettle device replay` plays it again.
DEVICE_SIMULATED = Simulated: no hardware was read.

CLI_DEVICE_NO_BLUETOOTH = There is no Bluetooth here that I can use ({ $why }). Is an adapter plugged in and switched on, and is its service running? Without one, --simulated shows everything.
CLI_DEVICE_NOT_NEAR = I did not hear { $wanted }. `fettle device scan` lists what is near; wear the sensor or wake it up, and end other apps that hold it.
CLI_DEVICE_UNREADABLE = { $wanted } is near, but has none of the services that I read. --kind takes one of { $known } where you know better.
CLI_DEVICE_REFUSED = { $wanted } was heard, but the connection failed or it does not give what it should: { $why }.
CLI_DEVICE_SILENT = { $wanted } said nothing in that time. Nothing was stored.
CLI_DEVICE_KIND = "{ $said }" is not a kind of sensor that I read. I read: { $known }.
CLI_DEVICE_SIMULATED_UNKNOWN = There is no simulated sensor "{ $said }". There are: { $known }.
CLI_DEVICE_NO_PURPOSE = Say where the recording goes: --athlete NAME stores it, --to FILE writes it.
CLI_DEVICE_SPEED = --speed is for simulated sensors and recordings: a real one runs at its own.
CLI_RECORDING_BROKEN = { $path }, line { $line }: { $why ->
    [heading] this is no recording that `fettle device record --to` wrote.
    [too_large] the file is larger than any recording.
    [order] the sample is not later than the one before.
   *[sample] this is no sample of { $kind }.
 } Nothing was stored.
