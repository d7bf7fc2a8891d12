"""A D-Bus daemon of our own, so that bleak's BlueZ backend meets an org.bluez that is not the machine's."""

import contextlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

DAEMON = shutil.which("dbus-daemon")
CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={folder}/socket</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
<allow user="*"/></policy></busconfig>"""
VARIABLE = "DBUS_SYSTEM_BUS_ADDRESS"


@contextlib.contextmanager
def private_bus():
    """Its address is in the environment while it runs, and nowhere afterwards."""
    with tempfile.TemporaryDirectory(prefix="fettle_bus_") as folder:
        settings = Path(folder) / "bus.conf"
        settings.write_text(CONFIGURATION.format(folder=folder), encoding="utf-8")
        command = [DAEMON, f"--config-file={settings}", "--nofork", "--nopidfile", "--print-address=1"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
            daemon.stdout.readline()
            before = os.environ.get(VARIABLE)
            os.environ[VARIABLE] = f"unix:path={folder}/socket"
            try:
                yield
            finally:
                os.environ.pop(VARIABLE)
                if before is not None:
                    os.environ[VARIABLE] = before
                daemon.terminate()
