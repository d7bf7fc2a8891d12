"""Teams, coaches and athletes. A name belongs to one person, however it is written."""

import unicodedata
from collections.abc import Sequence
from typing import TypeVar
from uuid import uuid4

from sqlalchemy import RowMapping, Table, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from physiology.finding import Shape
from store.columns import storable
from store.database import Database
from store.tables import athletes, coaches, teams

S = TypeVar("S", bound=Shape)
Named = TypeVar("Named", "Team", "Athlete")


class Team(Shape):
    """People who train together."""

    id: str
    name: str


class Coach(Shape):
    """Somebody who coaches a team."""

    id: str
    team_id: str
    name: str


class Athlete(Shape):
    """Somebody who trains."""

    id: str
    team_id: str
    name: str
    group: str
    """Position or training group; empty for none."""
    sport: str
    birth_year: int | None
    sex: str | None
    time_zone: str
    """IANA name: it says where a day begins."""
    shares_with_coach: bool


class NameTaken(Exception):
    """Somebody, or a team, already has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name!r} is taken")
        self.name = name


class BlankName(Exception):
    """A name nobody could be called by: it has no letter and no digit."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name!r} is no name")
        self.name = name


class UnknownTeam(Exception):
    """No team has this id."""

    def __init__(self, team_id: str) -> None:
        super().__init__(f"no team {team_id}")
        self.team_id = team_id


class UnknownAthlete(Exception):
    """Nobody has this id."""

    def __init__(self, athlete_id: str) -> None:
        super().__init__(f"no athlete {athlete_id}")
        self.athlete_id = athlete_id


def name_key(name: str) -> str:
    """What two spellings of one name share: case, spaces and composed letters do not tell people apart."""
    return " ".join(unicodedata.normalize("NFC", storable(name)).casefold().split())


async def lock_athlete(connection: AsyncConnection, athlete_id: str) -> None:
    """Make other writers of this athlete's data wait until the transaction ends.

    Raises
    ------
    UnknownAthlete
        Nobody has this id.
    """
    row = select(athletes.c.id).where(athletes.c.id == athlete_id).with_for_update(key_share=True)
    if (await connection.execute(row)).first() is None:
        raise UnknownAthlete(athlete_id)


class People:
    """Who there is."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add_team(self, name: str) -> Team:
        """A new team.

        Raises
        ------
        NameTaken
            There is one of this name.
        """
        return await self._add(teams, Team(id=uuid4().hex, name=name))

    async def add_coach(self, team_id: str, name: str) -> Coach:
        """A new coach.

        Raises
        ------
        NameTaken
            There is one of this name.
        UnknownTeam
            No team has this id.
        """
        return await self._add(coaches, Coach(id=uuid4().hex, team_id=team_id, name=name))

    async def add_athlete(
        self,
        team_id: str,
        name: str,
        *,
        group: str = "",
        sport: str = "",
        birth_year: int | None = None,
        sex: str | None = None,
        time_zone: str = "UTC",
        shares_with_coach: bool = True,
    ) -> Athlete:
        """A new athlete.

        Raises
        ------
        BlankName
            Nobody could be called that.
        NameTaken
            There is one of this name.
        UnknownTeam
            No team has this id.
        """
        athlete = Athlete(
            id=uuid4().hex,
            team_id=team_id,
            name=name,
            group=group,
            sport=sport,
            birth_year=birth_year,
            sex=sex,
            time_zone=time_zone,
            shares_with_coach=shares_with_coach,
        )
        return await self._add(athletes, athlete)

    async def teams(self) -> tuple[Team, ...]:
        """Every team, by name."""
        async with self._database.reading() as connection:
            rows = (await connection.execute(select(teams))).mappings().all()
        return _by_name([_shape(Team, row) for row in rows])

    async def team(self, name: str) -> Team | None:
        """The team of this name."""
        return await self._one(Team, teams, "name_key", name_key(name))

    async def coach(self, name: str) -> Coach | None:
        """The coach of this name."""
        return await self._one(Coach, coaches, "name_key", name_key(name))

    async def coach_by_id(self, coach_id: str) -> Coach | None:
        """The coach with this id."""
        return await self._one(Coach, coaches, "id", coach_id)

    async def athlete(self, name: str) -> Athlete | None:
        """The athlete of this name."""
        return await self._one(Athlete, athletes, "name_key", name_key(name))

    async def athlete_by_id(self, athlete_id: str) -> Athlete | None:
        """The athlete with this id."""
        return await self._one(Athlete, athletes, "id", athlete_id)

    async def athletes_by_id(self, athlete_ids: Sequence[str]) -> dict[str, Athlete]:
        """Several athletes at once, by id; an id nobody has is left out."""
        async with self._database.reading() as connection:
            found = await connection.execute(select(athletes).where(athletes.c.id.in_(athlete_ids)))
            return {row["id"]: _shape(Athlete, row) for row in found.mappings().all()}

    async def roster(self, team_id: str) -> tuple[Athlete, ...]:
        """A team's athletes, by name."""
        async with self._database.reading() as connection:
            rows = (await connection.execute(select(athletes).where(athletes.c.team_id == team_id))).mappings().all()
        return _by_name([_shape(Athlete, row) for row in rows])

    async def set_sharing(self, athlete_id: str, shares_with_coach: bool) -> None:
        """Whether the coach may see this athlete's data.

        Raises
        ------
        UnknownAthlete
            Nobody has this id.
        """
        change = update(athletes).where(athletes.c.id == athlete_id).values(shares_with_coach=shares_with_coach)
        async with self._database.writing() as connection:
            if not (await connection.execute(change)).rowcount:
                raise UnknownAthlete(athlete_id)

    async def _add(self, table: Table, shape: S) -> S:
        values = {key: storable(v) if isinstance(v, str) else v for key, v in shape.model_dump().items()}
        key = name_key(values["name"])
        if not any(letter.isalnum() for letter in key):
            raise BlankName(values["name"])
        taken = select(table.c.id).where(table.c.name_key == key)
        async with self._database.writing() as connection:
            await _check_team(connection, values.get("team_id"))
            if (await connection.execute(taken)).first() is not None:
                raise NameTaken(values["name"])
            try:
                await connection.execute(insert(table).values(**values, name_key=key))
            except IntegrityError:
                raise NameTaken(values["name"]) from None
        return type(shape)(**values)

    async def _one(self, shape: type[S], table: Table, column: str, value: str) -> S | None:
        async with self._database.reading() as connection:
            row = (await connection.execute(select(table).where(table.c[column] == value))).mappings().first()
        return None if row is None else _shape(shape, row)


async def _check_team(connection: AsyncConnection, team_id: str | None) -> None:
    if team_id is not None and (await connection.execute(select(teams).where(teams.c.id == team_id))).first() is None:
        raise UnknownTeam(team_id)


def _shape(shape: type[S], row: RowMapping) -> S:
    return shape(**{key: row[key] for key in shape.model_fields})


def _by_name(found: list[Named]) -> tuple[Named, ...]:
    return tuple(sorted(found, key=lambda one: name_key(one.name)))
