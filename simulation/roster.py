"""Who is on the simulated teams: a table of people, none of whom exists."""

from dataclasses import dataclass

TEAM = "Harbour FC (simulated)"
COACH = "Jordan Reyes"
NEIGHBOUR_TEAM = "Northgate Athletics (simulated)"
NEIGHBOUR_COACH = "Priya Raman"
TIME_ZONE = "Europe/London"

FEMALE, MALE = "female", "male"
GOALKEEPERS, DEFENDERS, MIDFIELDERS, FORWARDS, RUNNERS = (
    "goalkeepers",
    "defenders",
    "midfielders",
    "forwards",
    "runners",
)


@dataclass(frozen=True, slots=True)
class Person:
    """One row of the roster. `story` is a key of `simulation.stories.STORIES`."""

    name: str
    group: str
    sex: str
    birth_year: int
    story: str = "steady"
    mobility_tested: bool = True

    @property
    def sport(self) -> str:
        """What the group trains for."""
        return "running" if self.group == RUNNERS else "football"


# Stories first, so that a small team still tells them.
PEOPLE = (
    Person("Maya Torres", MIDFIELDERS, FEMALE, 2001, "short_nights"),
    Person("Elif Kaya", FORWARDS, FEMALE, 1999, "load_spike"),
    Person("Noah Brandt", DEFENDERS, MALE, 1997, "illness"),
    Person("Amara Diallo", FORWARDS, FEMALE, 2000, "high_but_fine"),
    Person("Tomás Ferreira", DEFENDERS, MALE, 1996, "overreaching"),
    Person("Kenji Mori", MIDFIELDERS, MALE, 2002, "tired_but_green_hrv"),
    Person("Ingrid Solheim", DEFENDERS, FEMALE, 1998, "return_from_injury"),
    Person("Luca Moretti", MIDFIELDERS, MALE, 2003, "watch_not_worn"),
    Person("Chloe Adeyemi", FORWARDS, FEMALE, 2004, "brand_new"),
    Person("Farid Rahimi", GOALKEEPERS, MALE, 1995, "no_consent"),
    Person("Beatriz Nunes", RUNNERS, FEMALE, 1994, "silent"),
    Person("Sam Okafor", FORWARDS, MALE, 2001),
    Person("Sam Lindqvist", DEFENDERS, FEMALE, 2000, mobility_tested=False),
    Person("Aoife O'Brien", GOALKEEPERS, FEMALE, 1997),
    Person("Anne-Marie Roux", RUNNERS, FEMALE, 1992),
    Person("Mateusz Nowak", DEFENDERS, MALE, 1999),
    Person("Hana Novotna", MIDFIELDERS, FEMALE, 2003),
    Person("Diego Salazar", FORWARDS, MALE, 2002),
    Person("Leila Haddad", MIDFIELDERS, FEMALE, 1998),
    Person("Oscar Jansen", GOALKEEPERS, MALE, 2000),
    Person("Wanjiru Kamau", RUNNERS, FEMALE, 1996),
    Person("Rohan Mehta", RUNNERS, MALE, 1999),
    Person("Zoe Petrou", DEFENDERS, FEMALE, 2004),
    Person("Jamal Whitfield", MIDFIELDERS, MALE, 1997),
)

NEIGHBOURS = (
    Person("Petra Kovac", RUNNERS, FEMALE, 1998),
    Person("Idris Bello", RUNNERS, MALE, 2001),
)

_GIVEN = (
    "Ada", "Bram", "Carla", "Dario", "Esther", "Felix", "Greta", "Hugo", "Irina", "Jonas", "Karin", "Liam", "Mina",
    "Nils", "Olga", "Pavel", "Quinn", "Rosa", "Stefan", "Tara", "Umar", "Vera", "Wout", "Ximena", "Yusuf", "Zara",
    "Anton", "Bianca", "Cyrus", "Dunja", "Emil",
)  # fmt: skip
_FAMILY = (
    "Abbott", "Barros", "Castillo", "Demir", "Eriksen", "Fontaine", "Gruber", "Hoffman", "Ivanova", "Jimenez",
    "Kowalski", "Larsen", "Mensah", "Nakamura", "Olsen", "Popescu", "Quiroga", "Rossi", "Sato", "Tanaka", "Ueda",
    "Vargas", "Weber", "Xu", "Yilmaz", "Zhang", "Andersson", "Becker", "Chavez", "Dubois", "Engel", "Farkas",
    "Gallo", "Hussain", "Iqbal", "Jovic", "Khan",
)  # fmt: skip
_GROUPS = (DEFENDERS, MIDFIELDERS, FORWARDS, RUNNERS, GOALKEEPERS)


def people(count: int) -> tuple[Person, ...]:
    """The first `count` people: the table, then as many steady ones as asked for, every name once."""
    return PEOPLE[:count] + tuple(_further(index) for index in range(count - len(PEOPLE)))


def _further(index: int) -> Person:
    """A steady person beyond the table; names repeat only after every pair, and then carry a Roman-like letter."""
    given, family = _GIVEN[index % len(_GIVEN)], _FAMILY[index % len(_FAMILY)]
    lap = index // (len(_GIVEN) * len(_FAMILY))
    middle = f" {chr(ord('A') + lap % 26) * (1 + lap // 26)}" if lap else ""
    return Person(
        name=f"{given}{middle} {family}",
        group=_GROUPS[index % len(_GROUPS)],
        sex=(FEMALE, MALE)[index % 2],
        birth_year=1992 + index % 13,
    )
