"""The objects an org.bluez shows on the bus, with the signals that tell of their changes."""

from dbus_fast import Message, MessageType, Variant

MANAGER, PROPERTIES = "org.freedesktop.DBus.ObjectManager", "org.freedesktop.DBus.Properties"
ADAPTER, DEVICE = "org.bluez.Adapter1", "org.bluez.Device1"
SERVICE, CHARACTERISTIC = "org.bluez.GattService1", "org.bluez.GattCharacteristic1"
HCI = "/org/bluez/hci0"
KINDS = {bool: "b", str: "s", bytes: "ay"}


def variants(**values):
    """Plain values with the types D-Bus gives them; a tuple names its own."""
    return {
        name: Variant(*value) if isinstance(value, tuple) else Variant(KINDS[type(value)], value)
        for name, value in values.items()
    }


class Tree:
    """Objects by path, their interfaces by name, their properties by name."""

    def __init__(self, bus):
        self._bus = bus
        self.objects = {}
        self.objects[HCI] = {
            ADAPTER: variants(
                Address="00:11:22:33:44:55", Name="fake", Alias="fake", Powered=True, Discovering=False,
                UUIDs=("as", []), Roles=("as", ["central"]),
            )
        }  # fmt: skip

    def value(self, path, interface, name):
        return self.objects[path][interface][name].value

    def add(self, path, interface, **values):
        self.objects[path] = {interface: variants(**values)}
        self._signal("/", MANAGER, "InterfacesAdded", "oa{sa{sv}}", [path, self.objects[path]])

    def remove(self, path):
        if path in self.objects:
            self._signal("/", MANAGER, "InterfacesRemoved", "oas", [path, list(self.objects.pop(path))])

    def change(self, path, interface, **values):
        if path in self.objects:
            changed = variants(**values)
            self.objects[path][interface].update(changed)
            self._signal(path, PROPERTIES, "PropertiesChanged", "sa{sv}as", [interface, changed, []])

    def below(self, path):
        return sorted((one for one in self.objects if one.startswith(f"{path}/")), reverse=True)

    def _signal(self, path, interface, member, signature, body):
        self._bus.send(
            Message(
                message_type=MessageType.SIGNAL,
                path=path,
                interface=interface,
                member=member,
                signature=signature,
                body=body,
            )
        )
