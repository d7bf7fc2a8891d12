"""The one settings model: environment variables in, frozen values out."""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Everything that may differ between two installations."""

    model_config = SettingsConfigDict(env_prefix="FETTLE_", frozen=True, extra="ignore", populate_by_name=True)

    home: Path = Path("var")
    """Where the embedded database lives."""
    database_url: str | None = None
    """A SQLAlchemy address, for example `postgresql+psycopg://...`; SQLite below `home` without it."""

    model: str | None = None
    """Name of the language model. Without it and a key, the offline planner answers."""
    openai_api_key: SecretStr | None = Field(default=None, alias="OPENAI_API_KEY")
    openai_base_url: str | None = Field(default=None, alias="OPENAI_BASE_URL")
    model_timeout_s: float = 20.0

    cuff_hardware: bool = False
    """Whether a real cuff may be driven at all. Alone it allows nothing, and it loosens no limit."""

    bench_cuff_s: float = 20.0
    """How long `fettle bench cuff_loop` drives."""

    telegram_token: SecretStr | None = None
    telegram_base_url: str | None = None

    @property
    def database(self) -> str:
        """The address of the database in use."""
        return self.database_url or f"sqlite+aiosqlite:///{self.home / 'fettle.db'}"

    @property
    def has_model(self) -> bool:
        """Whether a language model is configured."""
        return self.model is not None and (self.openai_api_key is not None or self.openai_base_url is not None)
