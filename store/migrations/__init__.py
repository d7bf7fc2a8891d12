"""The schema's history: one file a step, the same for SQLite and PostgreSQL."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, String, column, inspect, select, table

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0005"
"""The newest step. Reading it here spares every start but the first the import of Alembic."""
VERSION_TABLE = "fettle_schema"


class NewerSchema(Exception):
    """The database was written by a newer Fettle: it holds a step this one does not know."""

    def __init__(self, revision: str) -> None:
        super().__init__(f"schema {revision} is unknown to this version, which ends at {HEAD}")
        self.revision = revision


def revision_of(connection: Connection) -> str | None:
    """The step a database stands at; `None` for a new one."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.execute(select(column("version_num", String)).select_from(table(VERSION_TABLE))).scalar()


def is_up_to_date(connection: Connection) -> bool:
    """Whether nothing is left to do."""
    return revision_of(connection) == HEAD


def configuration(connection: Connection) -> "Config":
    """What Alembic needs to know, without a file."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def bring_up_to_date(connection: Connection) -> None:
    """Run the missing steps inside the caller's transaction.

    Raises
    ------
    NewerSchema
        A newer Fettle wrote this database.
    """
    from alembic import command
    from alembic.script import ScriptDirectory

    config = configuration(connection)
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    found = revision_of(connection)
    if found is not None and found not in known:
        raise NewerSchema(found)
    command.upgrade(config, "head")
